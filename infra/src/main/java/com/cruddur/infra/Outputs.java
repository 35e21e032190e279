package com.cruddur.infra;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** What the stacks print when they are deployed: names and commands that docs/run-book.md and docs/aws.md use. */
final class Outputs {

    private Outputs() {}

    /**
     * Has the stack of {@code part} print a value.
     *
     * @param key its name within the stack, without the hash that CDK puts behind names of inner parts
     */
    static void add(Construct part, String key, String description, String value) {
        CfnOutput.Builder.create(Stack.of(part), key)
                .description(description)
                .value(value)
                .build();
    }
}
