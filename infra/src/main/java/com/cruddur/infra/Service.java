package com.cruddur.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.applicationautoscaling.EnableScalingProps;
import software.amazon.awscdk.services.ecs.AvailabilityZoneRebalancing;
import software.amazon.awscdk.services.ecs.CpuUtilizationScalingProps;
import software.amazon.awscdk.services.ecs.DeploymentCircuitBreaker;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.ecs.PropagatedTagSource;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancerRedirectConfig;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseApplicationListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCertificate;
import software.amazon.awscdk.services.elasticloadbalancingv2.SslPolicy;
import software.amazon.awscdk.services.elasticloadbalancingv2.TargetType;
import software.constructs.Construct;

/** The service: tasks on Fargate behind a load balancer that speaks TLS, as many of them as there is work. */
final class Service extends Construct {

    /** Requests take two seconds at most; streams are cut when it is over, and their clients come back by themselves. */
    private static final Duration FAREWELL = Duration.seconds(15);

    final ApplicationLoadBalancer loadBalancer;
    final ApplicationTargetGroup targets;
    final FargateService tasks;
    final Workload workload;

    private final Installation installation;
    private final FoundationStack foundation;

    Service(Construct scope, Installation installation, FoundationStack foundation) {
        super(scope, "Service");
        this.installation = installation;
        this.foundation = foundation;
        var sizes = installation.profile().tasks();
        workload =
                new Workload(this, installation, "service", foundation.fleet.serviceRole, sizes.cpu(), sizes.memory());
        tasks = tasks();
        targets = targets();
        loadBalancer = loadBalancer();
        scale(sizes);
    }

    private FargateService tasks() {
        workload.run(foundation.fleet, List.of("serve"), settings())
                .addPortMappings(
                        PortMapping.builder()
                                .containerPort(Network.SERVICE_PORT)
                                .build(),
                        PortMapping.builder()
                                .containerPort(Network.OPERATIONS_PORT)
                                .build());
        return FargateService.Builder.create(this, "Tasks")
                .cluster(foundation.fleet.cluster)
                .taskDefinition(workload.definition)
                .vpcSubnets(foundation.network.forTasks())
                .securityGroups(List.of(foundation.network.service))
                .assignPublicIp(false)
                .minHealthyPercent(100)
                .maxHealthyPercent(200)
                .circuitBreaker(DeploymentCircuitBreaker.builder()
                        .enable(true)
                        .rollback(true)
                        .build())
                .healthCheckGracePeriod(Duration.seconds(60))
                .availabilityZoneRebalancing(AvailabilityZoneRebalancing.ENABLED)
                .propagateTags(PropagatedTagSource.SERVICE)
                .build();
    }

    /** What the service is told, see docs/configuration.md; host, port and the logs' format are the image's. */
    private Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("PUBLIC_URL", installation.publicUrl());
        settings.put("TRUST_PROXY", "true");
        settings.put("OPERATIONS_PORT", String.valueOf(Network.OPERATIONS_PORT));
        settings.put("DATABASE_URL", foundation.database.serviceUrl());
        foundation.database.readerUrl().ifPresent(url -> settings.put("DATABASE_READER_URL", url));
        settings.put("DATABASE_AUTH", "iam");
        settings.put("MIGRATE_ON_START", "false");
        settings.put("POOL_SIZE", String.valueOf(installation.profile().tasks().poolSize()));
        settings.putAll(foundation.identity.settings());
        settings.put("CLOUDWATCH_NAMESPACE", installation.namespace());
        settings.put("AVATAR_BUCKET", foundation.avatars.bucket.getBucketName());
        return settings;
    }

    /**
     * Asks for readiness, so that a version whose schema is not there yet is rolled back. ECS replaces a task that fails:
     * only after 150 s therefore, since no new task would mend a failover of the database, which takes 60 to 120.
     */
    private ApplicationTargetGroup targets() {
        return ApplicationTargetGroup.Builder.create(this, "Targets")
                .vpc(foundation.network.vpc)
                .targetType(TargetType.IP)
                .protocol(ApplicationProtocol.HTTP)
                .port(Network.SERVICE_PORT)
                .targets(List.of(tasks))
                .healthCheck(HealthCheck.builder()
                        .port(String.valueOf(Network.OPERATIONS_PORT))
                        .path("/health/ready")
                        .healthyHttpCodes("200")
                        .interval(Duration.seconds(15))
                        .timeout(Duration.seconds(5))
                        .healthyThresholdCount(2)
                        .unhealthyThresholdCount(10)
                        .build())
                .deregistrationDelay(FAREWELL)
                .build();
    }

    private ApplicationLoadBalancer loadBalancer() {
        var balancer = ApplicationLoadBalancer.Builder.create(this, "LoadBalancer")
                .vpc(foundation.network.vpc)
                .internetFacing(true)
                .securityGroup(foundation.network.loadBalancer)
                .dropInvalidHeaderFields(true)
                .deletionProtection(true)
                // The service keeps a silent connection for longer, so that it is never the one to close it first.
                .idleTimeout(Duration.seconds(60))
                .build();
        foundation.logs.keepThoseOf(balancer);
        balancer.addListener(
                "Https",
                BaseApplicationListenerProps.builder()
                        .protocol(ApplicationProtocol.HTTPS)
                        .port(443)
                        .open(false)
                        .sslPolicy(SslPolicy.RECOMMENDED_TLS)
                        .certificates(List.of(ListenerCertificate.fromArn(installation.certificateArn())))
                        .defaultTargetGroups(List.of(targets))
                        .build());
        balancer.addRedirect(
                ApplicationLoadBalancerRedirectConfig.builder().open(false).build());
        return balancer;
    }

    private void scale(Profile.Tasks sizes) {
        tasks.autoScaleTaskCount(EnableScalingProps.builder()
                        .minCapacity(sizes.fewest())
                        .maxCapacity(sizes.most())
                        .build())
                .scaleOnCpuUtilization(
                        "Processor",
                        CpuUtilizationScalingProps.builder()
                                .targetUtilizationPercent(60)
                                .scaleOutCooldown(Duration.minutes(1))
                                .scaleInCooldown(Duration.minutes(5))
                                .build());
    }
}
