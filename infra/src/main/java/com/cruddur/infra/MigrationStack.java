package com.cruddur.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/**
 * A task that brings the schema up to date and makes the service's role and gives it its rights, as the owner. It is run by hand
 * before a new version is deployed; nothing else can read the owner's secret.
 */
final class MigrationStack extends Stack {

    private final Workload task;

    MigrationStack(Construct scope, Installation installation, FoundationStack foundation) {
        super(
                scope,
                "Migration",
                StackProps.builder()
                        .stackName(installation.named("migration"))
                        .description("Cruddur: the task that migrates the database")
                        .build());
        task = new Workload(this, installation, "migration", foundation.fleet.migrationRole, 512, 1024);
        var database = foundation.database;
        task.run(
                foundation.fleet,
                List.of("migrate", "--grant", Database.APP_ROLE, "--iam"),
                Map.of("DATABASE_URL", database.ownerUrl(), "DATABASE_SECRET", database.ownerSecret.getSecretArn()));
        tell(foundation);
    }

    private void tell(FoundationStack foundation) {
        var network = foundation.network;
        var subnets = network.vpc.selectSubnets(network.forTasks()).getSubnetIds();
        CfnOutput.Builder.create(this, "Run")
                .description(
                        "Migrates, by the version of the task that this deployment made; its log is in the group that Log names")
                .value("aws ecs run-task --launch-type FARGATE --cluster %s --task-definition %s"
                                .formatted(
                                        foundation.fleet.cluster.getClusterName(),
                                        task.definition.getTaskDefinitionArn())
                        + " --network-configuration 'awsvpcConfiguration={subnets=[%s],securityGroups=[%s]}'"
                                .formatted(String.join(",", subnets), network.migration.getSecurityGroupId()))
                .build();
        CfnOutput.Builder.create(this, "Log")
                .description("Where the task tells what it did")
                .value(task.log.getLogGroupName())
                .build();
    }
}
