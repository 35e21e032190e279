package com.cruddur.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.CpuArchitecture;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.OperatingSystemFamily;
import software.amazon.awscdk.services.ecs.RuntimePlatform;
import software.amazon.awscdk.services.ecs.Secret;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * A task with psql, in which an operator opens a prompt as the owner. PostgreSQL's own image, because that of Cruddur
 * has no client; its disk can be written to, because the agent that passes the prompt on needs that. It ends after an
 * hour.
 */
final class SqlPrompt extends Construct {

    private static final String CONTAINER = "psql";
    private static final String HOUR = "3600";

    private final FoundationStack foundation;
    private final FargateTaskDefinition definition;

    SqlPrompt(Construct scope, Installation installation, FoundationStack foundation) {
        super(scope, "SqlPrompt");
        this.foundation = foundation;
        definition = FargateTaskDefinition.Builder.create(this, "Definition")
                .family(installation.named("psql"))
                .cpu(256)
                .memoryLimitMiB(512)
                .runtimePlatform(RuntimePlatform.builder()
                        .cpuArchitecture(CpuArchitecture.ARM64)
                        .operatingSystemFamily(OperatingSystemFamily.LINUX)
                        .build())
                .build();
        allowPrompt();
        addContainer(installation);
        Outputs.add(
                this,
                "Psql",
                "Opens psql as the owner; the task ends after an hour, or by aws ecs stop-task",
                command());
    }

    private void allowPrompt() {
        definition.addToTaskRolePolicy(PolicyStatement.Builder.create()
                .actions(List.of(
                        "ssmmessages:CreateControlChannel",
                        "ssmmessages:CreateDataChannel",
                        "ssmmessages:OpenControlChannel",
                        "ssmmessages:OpenDataChannel"))
                .resources(List.of("*"))
                .build());
        Acknowledge.that(
                definition, "IAM5[Resource::*]", "The channels of a prompt have no names before it is opened.");
    }

    private void addContainer(Installation installation) {
        var database = foundation.database;
        definition.addContainer(
                CONTAINER,
                ContainerDefinitionOptions.builder()
                        .image(ContainerImage.fromRegistry("public.ecr.aws/docker/library/postgres:18"))
                        .entryPoint(List.of("sleep"))
                        .command(List.of(HOUR))
                        // In an order of their own: another order would be another version of the task.
                        .environment(new TreeMap<>(Map.of(
                                "PGHOST",
                                database.primary.getDbInstanceEndpointAddress(),
                                "PGDATABASE",
                                Database.NAME,
                                "PGUSER",
                                Database.OWNER,
                                // The image lacks the authorities of RDS; the network is the installation's own.
                                "PGSSLMODE",
                                "require")))
                        .secrets(Map.of("PGPASSWORD", Secret.fromSecretsManager(database.ownerSecret, "password")))
                        .logging(LogDriver.awsLogs(AwsLogDriverProps.builder()
                                .logGroup(LogGroup.Builder.create(this, "Log")
                                        .retention(Retention.days(
                                                installation.profile().keeping().logDays()))
                                        .removalPolicy(RemovalPolicy.DESTROY)
                                        .build())
                                .streamPrefix(CONTAINER)
                                .build()))
                        .build());
        Acknowledge.that(definition, "ECS2", "The settings name hosts and ids; the password comes from its secret.");
    }

    /** The agent within the task needs some seconds after the task's start. */
    private String command() {
        var cluster = foundation.fleet.cluster.getClusterName();
        return "task=$(%s --enable-execute-command --query 'tasks[0].taskArn' --output text)"
                        .formatted(new TaskCommand(foundation, definition, foundation.network.migration).text())
                + " && aws ecs wait tasks-running --cluster %s --tasks \"$task\" && sleep 15".formatted(cluster)
                + " && aws ecs execute-command --interactive --cluster %s --task \"$task\" --container %s --command psql"
                        .formatted(cluster, CONTAINER);
    }
}
