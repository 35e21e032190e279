package com.cruddur.avatar;

import com.cruddur.platform.OperatorException;
import com.cruddur.platform.trace.Span;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Pictures in a bucket of Amazon S3 or of a compatible store. Credentials and region come from the SDK's
 * <a href="https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/credentials-chain.html">default chain</a>.
 */
final class AvatarBucket implements AvatarStore {

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ATTEMPT = Duration.ofSeconds(3);
    /** The limit for a call with its retries. */
    private static final Duration CALL = Duration.ofSeconds(8);

    private final S3Client client;
    private final String bucket;

    private AvatarBucket(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /**
     * Opens the bucket and checks that it exists.
     *
     * @param endpoint the origin of the store, null for Amazon's
     * @throws OperatorException when it does not exist or refuses access
     */
    static AvatarBucket open(String bucket, @Nullable String endpoint) {
        var opened = new AvatarBucket(client(endpoint), bucket);
        try {
            opened.client.headBucket(request -> request.bucket(bucket));
            return opened;
        } catch (S3Exception e) {
            opened.close();
            throw new OperatorException(refusal(bucket, e.statusCode()));
        } catch (SdkException e) {
            opened.close();
            throw new OperatorException("AVATAR_BUCKET %s cannot be reached: %s".formatted(bucket, line(e)));
        }
    }

    private static S3Client client(@Nullable String endpoint) {
        var builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(ATTEMPT))
                .overrideConfiguration(
                        override -> override.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL))
                // Not every compatible store knows these checksums; TLS protects the bytes.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build());
        if (endpoint != null) {
            builder.endpointOverride(URI.create(endpoint)).forcePathStyle(true);
        }
        try {
            return builder.build();
        } catch (SdkException e) {
            throw new OperatorException(
                    "AVATAR_BUCKET needs to know the bucket's region: set AWS_REGION (%s)".formatted(line(e)));
        }
    }

    private static String refusal(String bucket, int status) {
        return switch (status) {
            case 404 ->
                "AVATAR_BUCKET %s does not exist: make it, or correct the name or AVATAR_ENDPOINT".formatted(bucket);
            case 301, 400 -> "AVATAR_BUCKET %s is in another region: set AWS_REGION to that".formatted(bucket);
            case 401, 403 ->
                ("AVATAR_BUCKET %s refuses access: allow the credentials s3:ListBucket on it, and "
                                + "s3:GetObject, s3:PutObject and s3:DeleteObject on what is in it")
                        .formatted(bucket);
            default -> "AVATAR_BUCKET %s cannot be used: the store answers with status %s".formatted(bucket, status);
        };
    }

    @Override
    public void put(String key, byte[] bytes) throws IOException {
        try (var span = call("PutObject")) {
            try {
                client.putObject(
                        request -> request.bucket(bucket).key(key).overrideConfiguration(traced(span)),
                        RequestBody.fromBytes(bytes));
            } catch (SdkException e) {
                throw failure(span, e);
            }
        }
    }

    @Override
    public Optional<byte[]> get(String key) throws IOException {
        try (var span = call("GetObject")) {
            try {
                return Optional.of(client.getObjectAsBytes(
                                request -> request.bucket(bucket).key(key).overrideConfiguration(traced(span)))
                        .asByteArray());
            } catch (NoSuchKeyException _) {
                return Optional.empty();
            } catch (SdkException e) {
                throw failure(span, e);
            }
        }
    }

    @Override
    public void delete(String key) throws IOException {
        try (var span = call("DeleteObject")) {
            try {
                client.deleteObject(request -> request.bucket(bucket).key(key).overrideConfiguration(traced(span)));
            } catch (SdkException e) {
                throw failure(span, e);
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private Span call(String method) {
        return Span.current()
                .call("S3/" + method)
                .with("rpc.system", "aws-api")
                .with("rpc.service", "S3")
                .with("rpc.method", method)
                .with("aws.s3.bucket", bucket);
    }

    /** Passes the trace on, which stores that are traced themselves continue. */
    private static Consumer<AwsRequestOverrideConfiguration.Builder> traced(Span span) {
        return request -> {
            var traceparent = span.traceparent();
            if (traceparent != null) {
                request.putHeader("traceparent", traceparent);
            }
        };
    }

    private IOException failure(Span span, SdkException e) {
        span.failed(e);
        return new IOException("The bucket %s: %s".formatted(bucket, line(e)), e);
    }

    /** The message of the SDK lists every place where it looked for credentials; its beginning is enough. */
    private static String line(SdkException e) {
        var text = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
