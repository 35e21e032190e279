package com.cruddur.platform.db.connect;

import java.util.regex.Pattern;

/** What AWS gives us to sign in with, by the rights of the task or machine. */
public sealed interface AwsCredentials extends Credentials {

    /** The setting that asks for it. */
    String setting();

    /** The region of AWS that it comes from. */
    String region();

    /**
     * A token for each sign-in in place of a password, made by IAM's rules; it holds for 15 minutes.
     *
     * @param region of the database
     */
    record Iam(String region) implements AwsCredentials {

        private static final Pattern ENDPOINT = Pattern.compile(
                "[^.]+\\.(?:[^.]+\\.)?(?<region>[a-z]{2}(?:-[a-z]+)+-[0-9])\\.rds\\.amazonaws\\.com(?:\\.cn)?");

        /**
         * For the database at {@code url}.
         *
         * @throws IllegalArgumentException when a token would be of no use there, or not safe; the message completes a
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
     * User and password from AWS Secrets Manager, read again when a sign-in fails.
     *
     * @param arn the secret's full name
     * @param region where it is kept
     */
    record Secret(String arn, String region) implements AwsCredentials {

        private static final Pattern ARN =
                Pattern.compile("arn:aws[a-z-]*:secretsmanager:(?<region>[a-z0-9-]+):[0-9]{12}:secret:[\\w/+=.@!-]+");

        /**
         * Reads the name of a secret.
         *
         * @throws IllegalArgumentException when it is no ARN of Secrets Manager
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
