package com.cruddur.auth.cognito;

import com.cruddur.platform.trace.Span;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends requests to Cognito, bounded in time and size because a person waits for each. Follows no redirect. */
final class CognitoHttp implements AutoCloseable {

    /** The time limit for connecting and the whole answer. */
    static final Duration ANSWER = Duration.ofSeconds(2);

    private static final long MOST_BYTES = 64 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER)
            .build();

    /**
     * Sends {@code request} and reads all of the answer, whatever its status.
     *
     * @throws IOException when there is no answer within the bounds
     */
    HttpResponse<String> send(HttpRequest request) throws IOException {
        try (var span = Span.current().call(request.method())) {
            span.with("http.request.method", request.method())
                    .with("url.full", request.uri().toString())
                    .with("server.address", request.uri().getHost());
            try {
                var answer = exchange(traced(request, span));
                span.with("http.response.status_code", answer.statusCode());
                return answer;
            } catch (IOException e) {
                span.failed(e);
                throw e;
            }
        }
    }

    private static HttpRequest traced(HttpRequest request, Span span) {
        var traceparent = span.traceparent();
        return traceparent == null
                ? request
                : HttpRequest.newBuilder(request, (_, _) -> true)
                        .header("traceparent", traceparent)
                        .build();
    }

    private HttpResponse<String> exchange(HttpRequest request) throws IOException {
        var answer = client.sendAsync(
                request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MOST_BYTES));
        try {
            return answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("%s: %s".formatted(request.uri(), e.getCause()), e);
        } catch (TimeoutException e) {
            throw new IOException("%s: no answer within %s ms".formatted(request.uri(), ANSWER.toMillis()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
