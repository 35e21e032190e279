package com.cruddur.infra;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/** The bucket in which the load balancer and the other bucket note who asked for what, for as long as logs are kept. */
final class Logs extends Construct {

    private static final String PREFIX = "load-balancer";

    final Bucket bucket;

    Logs(Construct scope, Profile profile) {
        super(scope, "Logs");
        bucket = Bucket.Builder.create(this, "Bucket")
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .minimumTlsVersion(1.2)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .expiration(Duration.days(profile.keeping().logDays()))
                        .abortIncompleteMultipartUploadAfter(Duration.days(1))
                        .build()))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        letLoadBalancersWrite();
    }

    /** CDK's own way of saying this asks for the region, since load balancers once wrote as another account in each. */
    private void letLoadBalancersWrite() {
        bucket.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("logdelivery.elasticloadbalancing.amazonaws.com")))
                .actions(List.of("s3:PutObject"))
                .resources(List.of(bucket.arnForObjects(
                        PREFIX + "/AWSLogs/" + Stack.of(this).getAccount() + "/*")))
                .build());
    }

    /** Has {@code balancer} note each request here. */
    void keepThoseOf(ApplicationLoadBalancer balancer) {
        balancer.setAttribute("access_logs.s3.enabled", "true");
        balancer.setAttribute("access_logs.s3.bucket", bucket.getBucketName());
        balancer.setAttribute("access_logs.s3.prefix", PREFIX);
    }
}
