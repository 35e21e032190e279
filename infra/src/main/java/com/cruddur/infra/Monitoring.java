package com.cruddur.infra;

import java.util.List;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * As whom RDS writes what the machine beneath PostgreSQL does (Enhanced Monitoring): memory, swap, disk and processes,
 * every minute. AWS's own policy for this allows all log groups that begin like this one.
 */
final class Monitoring extends Construct {

    /** One group for all instances of an account, by RDS's choice. */
    static final String GROUP = "RDSOSMetrics";

    private static final String STREAMS = "arn:*:logs:*:*:log-group:" + GROUP + ":log-stream:*";

    final Role role;

    Monitoring(Construct scope) {
        super(scope, "Monitoring");
        role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("monitoring.rds.amazonaws.com"))
                .description("What RDS may do to write the metrics of a machine")
                .build();
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("logs:CreateLogGroup", "logs:PutRetentionPolicy"))
                .resources(List.of(groupArn()))
                .build());
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of(
                        "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:GetLogEvents", "logs:PutLogEvents"))
                .resources(List.of(STREAMS))
                .build());
        Acknowledge.that(
                role, "IAM5[Resource::" + STREAMS + "]", "RDS names a stream after each instance, within one group.");
    }

    private String groupArn() {
        return Stack.of(this)
                .formatArn(ArnComponents.builder()
                        .service("logs")
                        .resource("log-group")
                        .resourceName(GROUP)
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .build());
    }
}
