package com.cruddur.platform.db.connect;

import com.cruddur.platform.db.connect.AwsCredentials.Secret;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import tools.jackson.core.JacksonException;

/**
 * Explains why AWS provided no credentials, and the remedy. The cause is left out, because a parser's message quotes
 * the text it cannot parse.
 */
final class AwsFailures {

    private static final int SERVER_ERROR = 500;

    private AwsFailures() {}

    static SignInFailure of(Throwable failure, AwsCredentials credentials) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AwsServiceException answer) {
                return ofAnswer(answer, credentials);
            }
            if (cause instanceof SdkClientException client) {
                return ofClient(line(client), credentials);
            }
            if (credentials instanceof Secret secret && isUnreadable(cause)) {
                return lasting("the secret %s is not JSON with a username and a password;".formatted(secret.arn())
                        + " write {\"username\": \"…\", \"password\": \"…\"} into it");
            }
        }
        return lasting("%s gave nothing to sign in with; look at it in AWS (%s)"
                .formatted(credentials.setting(), failure.getClass().getSimpleName()));
    }

    private static SignInFailure ofAnswer(AwsServiceException answer, AwsCredentials credentials) {
        var subject = credentials instanceof Secret secret ? "the secret " + secret.arn() : "the token";
        var details = answer.awsErrorDetails(); // null when the answer is not from AWS
        var said = details == null ? "status " + answer.statusCode() : details.errorMessage();
        return switch (details == null ? "" : String.valueOf(details.errorCode())) {
            case "ResourceNotFoundException" -> lasting(subject + " does not exist; correct DATABASE_SECRET");
            case "AccessDeniedException" ->
                lasting("%s may not be read; allow secretsmanager:GetSecretValue on it to the role Cruddur runs as (%s)"
                        .formatted(subject, said));
            case "UnrecognizedClientException",
                    "InvalidClientTokenId",
                    "ExpiredTokenException",
                    "InvalidSignatureException",
                    "RequestExpired" ->
                lasting(
                        "AWS does not take the credentials Cruddur runs with; renew them, or correct this machine's clock (%s)"
                                .formatted(said));
            default ->
                answer.statusCode() >= SERVER_ERROR || answer.isThrottlingException()
                        ? SignInFailure.passing(
                                "Secrets Manager cannot answer just now; wait a moment (%s)".formatted(said), null)
                        : lasting("%s cannot be read; look at it in Secrets Manager (%s)".formatted(subject, said));
        };
    }

    private static SignInFailure ofClient(String line, AwsCredentials credentials) {
        return line.startsWith("Unable to load credentials") || line.startsWith("Failed to load credentials")
                ? lasting("no AWS credentials were found; run Cruddur with a role, or as the AWS SDK expects them")
                : SignInFailure.passing(
                        "Secrets Manager in %s cannot be reached; let this machine reach it, such as by a VPC endpoint (%s)"
                                .formatted(credentials.region(), line),
                        null);
    }

    /** The wrapper marks some of these failures by their text alone. */
    private static boolean isUnreadable(Throwable cause) {
        var message = String.valueOf(cause.getMessage());
        return cause instanceof JacksonException
                || message.contains("secretsManagerSecretUsernameProperty")
                || message.contains("argument \"content\" is null");
    }

    private static SignInFailure lasting(String message) {
        return SignInFailure.lasting(message, null);
    }

    private static String line(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no cause given");
    }
}
