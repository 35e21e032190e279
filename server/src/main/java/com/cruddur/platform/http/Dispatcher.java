package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.replica.ReadConsistency;
import com.cruddur.platform.observe.Metrics;
import java.util.Arrays;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Answers requests: finds the route, runs its handler, turns a failure into an answer, logs and counts. */
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Router router;
    private final Authenticator authenticator;
    private final RateLimits limits;
    private final Problems problems;
    private final Metrics metrics;

    Dispatcher(Router router, Authenticator authenticator, RateLimits limits, Problems problems, Metrics metrics) {
        this.router = router;
        this.authenticator = authenticator;
        this.limits = limits;
        this.problems = problems;
        this.metrics = metrics;
    }

    /** Answers a request by way of {@code exchange}. */
    void dispatch(HelidonExchange exchange) {
        var start = System.nanoTime();
        var match = router.find(exchange.method(), exchange.path());
        var request = new Request(exchange, match, authenticator);
        try (var _ = MDC.putCloseable("request_id", request.id())) {
            var answer = finished(answer(request), request);
            try (var _ = answer.stream()) {
                var nanos = System.nanoTime() - start;
                metrics.request(request.route().pattern(), request.method(), answer.status(), nanos);
                LOG.debug("{} {} {} {} µs", request.method(), request.path(), answer.status(), nanos / 1_000);
                exchange.send(answer);
            }
        }
    }

    private Response answer(Request request) {
        try {
            return readConsistency(request).during(() -> admit(request));
        } catch (Failure.Unavailable e) {
            LOG.warn("{} {}: {}", request.method(), request.path(), cause(e));
            return problems.reply(request, e);
        } catch (Failure e) {
            return problems.reply(request, e);
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", request.method(), request.path(), e);
            return problems.unforeseen(request);
        }
    }

    private static ReadConsistency readConsistency(Request request) {
        var intent = request.isSafe() ? ReadConsistency.Intent.READING : ReadConsistency.Intent.WRITING;
        return Credential.of(request).isPresent()
                ? ReadConsistency.ofSomebody(intent)
                : ReadConsistency.ofNobody(intent);
    }

    private Response admit(Request request) {
        limits.charge(request.route().limit(), request);
        request.refuseLargeBody();
        Authorisation.check(request);
        return request.route().handler().handle(request);
    }

    /** The innermost message, so that an outage costs the log a line for each request and not a stack trace. */
    private static String cause(Throwable e) {
        var words = "no cause given";
        for (var cause = e; cause != null; cause = cause.getCause()) {
            words = Objects.requireNonNullElse(cause.getMessage(), words);
        }
        return words;
    }

    /** The answer as it is sent: 304 when the client's copy is current, and with the headers that every answer has. */
    private static Response finished(Response answer, Request request) {
        var finished = isFresh(answer, request) ? answer.notModified() : answer;
        if (Credential.of(request).isPresent()
                && !answer.header(Headers.CACHE_CONTROL).orElse("").equals("no-store")) {
            finished = finished.withHeader(Headers.CACHE_CONTROL, "private, no-cache"); // made for one person
        }
        return finished.withHeaders(request.responseHeaders()).secured(request.id());
    }

    /** Whether the client's copy is the one that would be sent (RFC 9110, If-None-Match). */
    private static boolean isFresh(Response answer, Request request) {
        var tag = answer.header(Headers.ETAG).orElse(null);
        return tag != null
                && request.header(Headers.IF_NONE_MATCH)
                        .map(offered -> Arrays.stream(offered.split(",", -1))
                                .map(String::strip)
                                .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag)))
                        .orElse(false);
    }
}
