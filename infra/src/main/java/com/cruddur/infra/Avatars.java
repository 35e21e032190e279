package com.cruddur.infra;

import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/** The bucket of people's pictures. Without versions, so that a picture somebody deleted is gone. */
final class Avatars extends Construct {

    final Bucket bucket;

    Avatars(Construct scope, Logs logs) {
        super(scope, "Avatars");
        bucket = Bucket.Builder.create(this, "Bucket")
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .minimumTlsVersion(1.2)
                .serverAccessLogsBucket(logs.bucket)
                .serverAccessLogsPrefix("avatars/")
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .abortIncompleteMultipartUploadAfter(Duration.days(1))
                        .build()))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    /** Lets {@code service} do with pictures what it has to. */
    void grantTo(Role service) {
        service.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("s3:ListBucket"))
                .resources(List.of(bucket.getBucketArn()))
                .build());
        service.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject"))
                .resources(List.of(bucket.arnForObjects("*")))
                .build());
        var name = Stack.of(this).getLogicalId((CfnElement)
                Objects.requireNonNull(bucket.getNode().getDefaultChild()));
        Acknowledge.that(service, "IAM5[Resource::<" + name + ".Arn>/*]", "All pictures of this one bucket.");
    }
}
