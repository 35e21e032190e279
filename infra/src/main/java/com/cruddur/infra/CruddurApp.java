package com.cruddur.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.Validations;

/**
 * Writes the templates of an installation. The CDK's command line starts this; it passes what the operator decided.
 *
 * @see Installation
 */
public final class CruddurApp {

    /** Corrections of CDK's that are on for new projects only; {@code cdk.json} is not read when there is no command line. */
    private static final Map<String, Object> FLAGS = Stream.of(
                    "@aws-cdk/aws-iam:minimizePolicies",
                    "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy",
                    "@aws-cdk/aws-ecs:arnFormatIncludesClusterName",
                    "@aws-cdk/aws-ecs:disableExplicitDeploymentControllerForCircuitBreaker",
                    "@aws-cdk/aws-secretsmanager:useAttachedSecretResourcePolicyForSecretTargetAttachments",
                    "@aws-cdk/aws-rds:databaseProxyUniqueResourceName",
                    "@aws-cdk/aws-rds:setCorrectValueForDatabaseInstanceReadReplicaInstanceResourceId",
                    "@aws-cdk/core:checkSecretUsage",
                    // What CloudFormation would refuse hours later is an error here.
                    "@aws-cdk/core:validateAgainstDefaultRules")
            .collect(Collectors.toUnmodifiableMap(flag -> flag, _ -> true));

    private CruddurApp() {}

    /** Writes the templates into the directory that the command line waits for; says what is wrong in one line. */
    public static void main(String[] arguments) {
        var app = new App(AppProps.builder().postCliContext(FLAGS).build());
        try {
            add(app, Installation.read(name -> given(app, name)));
        } catch (IllegalArgumentException e) {
            System.err.println("cruddur-infra: " + e.getMessage());
            System.exit(1);
        }
        app.synth();
    }

    private static String given(App app, String name) {
        return Optional.ofNullable(app.getNode().tryGetContext(name))
                .map(Object::toString)
                .orElse("");
    }

    /** The stacks of an installation, to be written to {@code directory}. */
    static App app(Installation installation, Path directory) {
        var app = new App(AppProps.builder()
                .postCliContext(FLAGS)
                .outdir(directory.toString())
                .analyticsReporting(false)
                .build());
        add(app, installation);
        return app;
    }

    /** The stacks, in the order in which they are deployed. They are for whichever account and region deploys them. */
    private static void add(App app, Installation installation) {
        var foundation = new FoundationStack(app, installation);
        new MigrationStack(app, installation, foundation);
        new ServiceStack(app, installation, foundation);
        Tags.of(app).add("installation", installation.name());
        Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    }
}
