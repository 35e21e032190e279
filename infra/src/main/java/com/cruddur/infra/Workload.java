package com.cruddur.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.ecs.AwsLogDriverMode;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.ContainerDefinition;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.CpuArchitecture;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.OperatingSystemFamily;
import software.amazon.awscdk.services.ecs.RuntimePlatform;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** A task that runs Cruddur's image: as an ordinary user, on a disk that cannot be written to, with a log of its own. */
final class Workload extends Construct {

    static final String CONTAINER = "cruddur";

    /** The image's user, see the Dockerfile. */
    private static final String USER = "10001:10001";

    /** Requests under way have ten seconds after SIGTERM; docs/operations.md says to allow fifteen. */
    private static final Duration STOP = Duration.seconds(20);

    final FargateTaskDefinition definition;
    final LogGroup log;
    private final Installation installation;

    /** @param name the part of the installation that runs in the task, such as {@code service} */
    Workload(Construct scope, Installation installation, String name, IRole role, int cpu, int memory) {
        super(scope, "Task");
        this.installation = installation;
        definition = FargateTaskDefinition.Builder.create(this, "Definition")
                .family(installation.named(name))
                .cpu(cpu)
                .memoryLimitMiB(memory)
                .taskRole(role)
                .runtimePlatform(RuntimePlatform.builder()
                        .cpuArchitecture(CpuArchitecture.ARM64)
                        .operatingSystemFamily(OperatingSystemFamily.LINUX)
                        .build())
                .build();
        log = LogGroup.Builder.create(this, "Log")
                .retention(Retention.days(installation.profile().keeping().logDays()))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }

    /** Cruddur's container: what it runs, and the settings that it is told. Nothing secret: those are for all to read. */
    ContainerDefinition run(Fleet fleet, List<String> command, Map<String, String> settings) {
        var container = definition.addContainer(
                CONTAINER,
                ContainerDefinitionOptions.builder()
                        .image(ContainerImage.fromEcrRepository(fleet.images, installation.imageTag()))
                        .command(command)
                        // In an order of their own: another order would be another version of the task.
                        .environment(new TreeMap<>(settings))
                        .user(USER)
                        .readonlyRootFilesystem(true)
                        .stopTimeout(STOP)
                        .logging(LogDriver.awsLogs(AwsLogDriverProps.builder()
                                .logGroup(log)
                                .streamPrefix(command.getFirst())
                                // A log that does not take lines must not hold up requests.
                                .mode(AwsLogDriverMode.NON_BLOCKING)
                                .maxBufferSize(Size.mebibytes(10))
                                .build()))
                        .build());
        Acknowledge.that(definition, "ECS2", "The settings name hosts and ids; passwords are not among them.");
        Acknowledge.that(
                definition,
                "IAM5[Resource::*]",
                "ecr:GetAuthorizationToken takes no resource; ECS asks it, not Cruddur.");
        return container;
    }
}
