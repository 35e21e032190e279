package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.replica.ReadConsistency;
import com.cruddur.platform.observe.Metrics;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Every request's way through: an id, the endpoint, its failure if any, the answer in one write, a line and a count. */
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /** Nothing may be framed, sniffed or loaded from elsewhere; pages need only our own style sheet, script and images. */
    static final List<Header> SECURITY_HEADERS = List.of(
            HeaderValues.createCached(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self';"
                            + " base-uri 'none'; form-action 'self';"
                            + " frame-ancestors 'none'"),
            HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
            HeaderValues.createCached("Referrer-Policy", "same-origin"));

    /** What is made for one person is no shared cache's business. */
    private static final Header PERSONAL = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "private, no-cache");

    private static final Header NO_STORE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

    private final Authenticator authenticator;
    private final RateLimits limits;
    private final Problems problems;
    private final Metrics metrics;

    Dispatcher(Authenticator authenticator, RateLimits limits, Problems problems, Metrics metrics) {
        this.authenticator = authenticator;
        this.limits = limits;
        this.problems = problems;
        this.metrics = metrics;
    }

    /** Answers {@code request} by {@code route}, whose pattern names it in the metrics. */
    void dispatch(Routes.Route route, ServerRequest request, ServerResponse response) {
        var start = System.nanoTime();
        var id = RequestId.of(request);
        try (var _ = MDC.putCloseable("request_id", id.value())) {
            var answer = answer(route, request, response, id);
            var reply = send(answer, id, request, response);
            var nanos = System.nanoTime() - start;
            var method = request.prologue().method();
            metrics.request(route.pattern(), method.text(), reply.code(), nanos);
            LOG.debug("{} {} {} {} µs", method.text(), request.path().rawPath(), reply.code(), nanos / 1_000);
            stream(answer, request, response);
        }
    }

    private Response answer(Routes.Route route, ServerRequest request, ServerResponse response, RequestId id) {
        Identification.begin(request, authenticator);
        try {
            return readConsistency(request).during(() -> admit(route, request, response));
        } catch (Failure.Unavailable e) {
            LOG.warn(
                    "{} {}: {}",
                    request.prologue().method().text(),
                    request.path().rawPath(),
                    cause(e));
            return problems.reply(request, id, e);
        } catch (Failure e) {
            return problems.reply(request, id, e);
        } catch (RuntimeException e) {
            LOG.error(
                    "{} {} failed",
                    request.prologue().method().text(),
                    request.path().rawPath(),
                    e);
            return problems.unforeseen(request, id);
        }
    }

    private static ReadConsistency readConsistency(ServerRequest request) {
        var intent = Identification.isSafe(request) ? ReadConsistency.Intent.READING : ReadConsistency.Intent.WRITING;
        return Credential.of(request).isPresent()
                ? ReadConsistency.ofSomebody(intent)
                : ReadConsistency.ofNobody(intent);
    }

    private Response admit(Routes.Route route, ServerRequest request, ServerResponse response) {
        limits.charge(route.kind(), request, response);
        if (request.path().path().indexOf('\0') >= 0) { // which nothing is called, and PostgreSQL will not hear
            throw new Failure.NotFound("There is nothing at this address.");
        }
        Body.refuseLarger(request, route.mostBytes());
        return route.endpoint().answer(request);
    }

    /** An outage is told in a line each, not in a stack trace each. */
    private static String cause(Throwable e) {
        var words = "no cause given";
        for (var cause = e; cause != null; cause = cause.getCause()) {
            words = Objects.requireNonNullElse(cause.getMessage(), words);
        }
        return words;
    }

    private static Status send(Response reply, RequestId id, ServerRequest request, ServerResponse response) {
        SECURITY_HEADERS.forEach(response::header);
        response.header(RequestId.HEADER, id.value());
        reply.headers().forEach(response::header);
        reply.cookies().forEach(response.headers()::addCookie);
        if (Credential.of(request).isPresent() && !response.headers().contains(NO_STORE)) {
            response.header(PERSONAL);
        }
        if (isFresh(reply, request)) {
            response.headers().remove(HeaderNames.CONTENT_TYPE);
            response.status(Status.NOT_MODIFIED_304);
            response.send();
            return Status.NOT_MODIFIED_304;
        }
        response.status(reply.status());
        if (reply.stream() != null && request.prologue().method().equals(Method.GET)) {
            return reply.status(); // sent with the stream's first bytes
        }
        if (request.prologue().method().equals(Method.HEAD)) {
            response.contentLength(reply.body().length);
            response.send();
        } else {
            response.send(reply.body());
        }
        return reply.status();
    }

    /** Counted and timed before, by its beginning: it has no end that would tell anything. */
    private static void stream(Response reply, ServerRequest request, ServerResponse response) {
        try (var stream = reply.stream()) {
            if (stream != null && request.prologue().method().equals(Method.GET)) {
                try (var out = response.outputStream()) {
                    stream.writeTo(out);
                }
            }
        } catch (IOException | UncheckedIOException | CloseConnectionException e) {
            LOG.debug("A stream ended: {}", e.getMessage());
            throw new CloseConnectionException("The client is gone", e);
        }
    }

    /** Whether the client's copy is the one that would be sent (RFC 9110, If-None-Match). */
    private static boolean isFresh(Response reply, ServerRequest request) {
        var tag = reply.headers().get(HeaderNames.ETAG);
        return tag != null
                && request.headers()
                        .first(HeaderNames.IF_NONE_MATCH)
                        .map(offered -> Arrays.stream(offered.split(",", -1))
                                .map(String::strip)
                                .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag)))
                        .orElse(false);
    }
}
