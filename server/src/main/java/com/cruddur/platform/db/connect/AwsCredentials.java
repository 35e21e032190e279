package com.cruddur.platform.db.connect;

import java.util.regex.Pattern;

/** Credentials that AWS issues by the rights of the task or machine. */
public sealed interface AwsCredentials extends Credentials {

    /** The setting that selects them. */
    String setting();

    /** The AWS region that issues them. */
    String region();

    /**
     * An IAM token in place of a password, created for each sign-in and valid for 15 minutes.
     *
     * @param region the database's region
     */
    record Iam(String region) implements AwsCredentials {

        private static final Pattern ENDPOINT = Pattern.compile(
                "[^.]+\\.(?:[^.]+\\.)?(?<region>[a-z]{2}(?:-[a-z]+)+-[0-9])\\.rds\\.amazonaws\\.com(?:\\.cn)?");

        /**
         * Makes the credentials for the database at {@code url}.
         *
         * @throws IllegalArgumentException when a token would be useless or unsafe there; the message completes a
         *     sentence that begins with the setting's name
         */
        public static Iam of(DatabaseUrl url) {
            var endpoint = ENDPOINT.matcher(url.hosts().getFirst().name());
            if (url.hosts().size() != 1 || !endpoint.matches()) {
                throw new IllegalArgumentException(
                        "needs one endpoint of RDS in the URL, such as"
                                + " cruddur.abc123.eu-central-1.rds.amazonaws.com: a token is for that name, and not for an alias");
            }
            if (!url.parameters().getOrDefault("sslmode", "").startsWith("verify-")) {
                throw new IllegalArgumentException(
                        "needs TLS with a server that proves who it is, since who sees a token"
                                + " can sign in with it: take sslmode out of the URL, or write verify-full");
            }
            return new Iam(endpoint.group("region"));
        }

        @Override
        public String setting() {
            return "DATABASE_AUTH=iam";
        }
    }

    /**
     * User and password from AWS Secrets Manager, read again after a failed sign-in.
     *
     * @param arn the secret's ARN
     * @param region the secret's region
     */
    record Secret(String arn, String region) implements AwsCredentials {

        private static final Pattern ARN =
                Pattern.compile("arn:aws[a-z-]*:secretsmanager:(?<region>[a-z0-9-]+):[0-9]{12}:secret:[\\w/+=.@!-]+");

        /**
         * Parses the ARN of a secret.
         *
         * @throws IllegalArgumentException when it is not an ARN of Secrets Manager
         */
        public static Secret of(String arn) {
            var matcher = ARN.matcher(arn);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("no ARN of a secret");
            }
            return new Secret(arn, matcher.group("region"));
        }

        @Override
        public String setting() {
            return "DATABASE_SECRET";
        }
    }
}
