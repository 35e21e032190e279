package com.cruddur.infra;

import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ecr.LifecycleRule;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecr.TagMutability;
import software.amazon.awscdk.services.ecr.TagStatus;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerInsights;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/** Where tasks run, as whom, and the repository of the images they run. A tag means one image for ever. */
final class Fleet extends Construct {

    final Cluster cluster;
    final Repository images;
    final Role serviceRole;
    final Role migrationRole;

    Fleet(Construct scope, Network network) {
        super(scope, "Fleet");
        cluster = Cluster.Builder.create(this, "Cluster")
                .vpc(network.vpc)
                .containerInsightsV2(ContainerInsights.ENABLED)
                .build();
        images = Repository.Builder.create(this, "Images")
                .imageTagMutability(TagMutability.IMMUTABLE)
                .imageScanOnPush(true)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .tagStatus(TagStatus.UNTAGGED)
                        .maxImageAge(Duration.days(14))
                        .build()))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        CfnOutput.Builder.create(this, "Repository")
                .description("Where to push images")
                .value(images.getRepositoryUri())
                .build();
        serviceRole = role("ServiceRole", "What the service may do");
        migrationRole = role("MigrationRole", "What the task that migrates may do");
    }

    private Role role(String name, String description) {
        return Role.Builder.create(this, name)
                .assumedBy(new ServicePrincipal("ecs-tasks.amazonaws.com"))
                .description(description)
                .build();
    }
}
