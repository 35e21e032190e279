package com.cruddur.infra;

import java.util.List;
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

    private static final int MOST_IMAGES = 50;

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
                .lifecycleRules(List.of(
                        LifecycleRule.builder()
                                .rulePriority(1)
                                .tagStatus(TagStatus.UNTAGGED)
                                .maxImageAge(Duration.days(14))
                                .build(),
                        // Far more than anybody goes back to.
                        LifecycleRule.builder()
                                .rulePriority(2)
                                .tagStatus(TagStatus.ANY)
                                .maxImageCount(MOST_IMAGES)
                                .build()))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        Outputs.add(this, "Repository", "Where to push images", images.getRepositoryUri());
        Outputs.add(this, "ClusterName", "Where tasks run", cluster.getClusterName());
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
