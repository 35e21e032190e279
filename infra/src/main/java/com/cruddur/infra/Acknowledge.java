package com.cruddur.infra;

import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Validations;
import software.constructs.IConstruct;

/** Says why a rule of AWS Solutions (cdk-nag) does not hold for a part, beside the part. */
final class Acknowledge {

    private Acknowledge() {}

    /**
     * Takes a finding as it is.
     *
     * @param part the part and everything within
     * @param rule such as {@code RDS11}, or with its finding {@code IAM5[Resource::*]}
     * @param reason why it is right here, in one line
     */
    static void that(IConstruct part, String rule, String reason) {
        Validations.of(part)
                .acknowledge(Acknowledgment.builder()
                        .id("AwsSolutions-" + rule)
                        .reason(reason)
                        .build());
    }
}
