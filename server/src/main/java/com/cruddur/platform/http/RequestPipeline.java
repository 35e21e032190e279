package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.http.Route.Handler;
import com.cruddur.platform.observe.Metrics;
import com.cruddur.platform.request.ReadConsistency;
import com.cruddur.platform.request.ReadConsistency.Intent;
import com.cruddur.platform.request.RequestContext;
import com.cruddur.platform.trace.Tracing;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes every request by a list of filters. Each filter answers by itself, or calls the next one and may change its
 * response.
 */
public final class RequestPipeline {

    private static final Logger LOG = LoggerFactory.getLogger(RequestPipeline.class);

    @FunctionalInterface
    private interface Filter {
        Response filter(Request request, Handler next);
    }

    private final Router router;
    private final Authenticator authenticator;
    private final RateLimits limits;
    private final Problems problems;
    private final Metrics metrics;
    private final WriteCounter writes;
    private final TrustedProxies proxies;
    private final Origins origins;
    private final int mostBytes;
    private final Handler first;

    /**
     * @param authenticator identifies the sender
     * @param limits the rate limits
     * @param proxies tell the address of a request's client and whether it used TLS
     * @param origins the origins whose pages may send requests
     * @param writes counts the requests that may write
     * @param tracing traces the requests; null for no traces
     */
    public RequestPipeline(
            List<Route> routes,
            Authenticator authenticator,
            RateLimits limits,
            TrustedProxies proxies,
            Origins origins,
            Problems problems,
            Metrics metrics,
            WriteCounter writes,
            @Nullable Tracing tracing) {
        this.router = new Router(routes);
        this.authenticator = authenticator;
        this.limits = limits;
        this.problems = problems;
        this.metrics = metrics;
        this.writes = writes;
        this.proxies = proxies;
        this.origins = origins;
        this.mostBytes = routes.stream().mapToInt(Route::mostBytes).max().orElse(Route.MOST_BYTES);
        var answering = chain(
                List.of(
                        this::measure,
                        this::addCommonHeaders,
                        this::answerFailures,
                        this::limitByAddress,
                        this::identify,
                        this::limitByPerson,
                        this::noteWrites,
                        this::authorise),
                Request::handle);
        this.first = tracing == null ? answering : request -> trace(tracing, request, answering);
    }

    private static Handler chain(List<Filter> filters, Handler last) {
        var next = last;
        for (var filter : filters.reversed()) {
            var following = next;
            next = request -> filter.filter(request, following);
        }
        return next;
    }

    /** Returns {@code raw} with its route, to be passed to {@link #answer}. Waits for nothing. */
    Request route(RawRequest raw) {
        var credential = Credential.of(raw);
        var intent = Request.isSafe(raw.method()) ? Intent.READING : Intent.WRITING;
        var context = new RequestContext(
                RequestId.of(raw.header(Headers.REQUEST_ID)),
                proxies.clientAddress(raw),
                new ReadConsistency(intent, credential.isPresent()));
        var match = router.find(raw.method(), raw.path());
        return new Request(raw, context, match, proxies.isSecure(raw), credential.orElse(null), authenticator, origins);
    }

    /** Answers {@code request} through {@code send}, which returns when the whole response is sent. */
    void answer(Request request, Consumer<Response> send) {
        request.context().run(() -> {
            var answer = first.handle(request);
            try (var _ = answer.stream()) {
                send.accept(answer);
            }
        });
    }

    /** Returns the response to bytes that the HTTP server could not parse as a request. */
    Response unreadable(int status, String title) {
        var detail = status == 413
                ? "A request's body may have up to " + mostBytes + " bytes."
                : "The request could not be read as HTTP within the server's limits.";
        var id = RequestId.next();
        return problems.plain(id, status, title, detail).secured(id, origins);
    }

    /** Returns the largest limit of any route's body. */
    int mostBytes() {
        return mostBytes;
    }

    /** Machines poll health and metrics, and browsers load files, too often for traces of them to be read. */
    private static Response trace(Tracing tracing, Request request, Handler next) {
        var route = request.route();
        if (route.limit() == Route.Limit.UNLIMITED) {
            return next.handle(request);
        }
        var caller = request.header(Headers.TRACEPARENT).orElse(null);
        try (var span = tracing.request(request.method() + " " + route.pattern(), caller)) {
            span.with("http.request.method", request.method())
                    .with("http.route", route.pattern())
                    .with("url.path", request.path())
                    .with("url.scheme", request.isSecure() ? "https" : "http")
                    .with("cruddur.request_id", request.id());
            return span.compute(() -> {
                var answer = next.handle(request);
                span.with("http.response.status_code", answer.status());
                if (answer.status() >= 500) {
                    span.failed();
                }
                return answer;
            });
        }
    }

    private Response measure(Request request, Handler next) {
        var start = System.nanoTime();
        var answer = next.handle(request);
        var nanos = System.nanoTime() - start;
        metrics.request(request.route().pattern(), request.method(), answer.status(), nanos);
        LOG.debug("{} {} {} {} µs", request.method(), request.path(), answer.status(), nanos / 1_000);
        return answer;
    }

    /** Adds the headers common to all responses. If the client's copy is current, 304 replaces the response. */
    private Response addCommonHeaders(Request request, Handler next) {
        var plain = next.handle(request);
        var answer =
                ContentCoding.isNegotiated(request, plain) ? plain.negotiated(ContentCoding.accepted(request)) : plain;
        var complete = isFresh(answer, request) ? answer.notModified() : answer;
        if (request.credential() != null && mayDependOnViewer(answer)) {
            complete = complete.withHeader(Headers.CACHE_CONTROL, "private, no-cache");
        }
        return timed(complete).withHeaders(request.responseHeaders()).secured(request.id(), origins);
    }

    /** Tells scripts of a page the time, by which they correct the reader's clock; a kept page has an earlier one. */
    private static Response timed(Response answer) {
        return answer.header(Headers.CONTENT_TYPE).orElse("").startsWith("text/html")
                ? answer.withHeader(Headers.SERVER_TIMING, "clock;dur=" + System.currentTimeMillis())
                : answer;
    }

    /** Whether the answer may depend on the viewer and does not itself say so to caches. */
    private static boolean mayDependOnViewer(Response answer) {
        var caching = answer.header(Headers.CACHE_CONTROL).orElse("");
        return !caching.equals("no-store") && !caching.startsWith("public") && !caching.startsWith("private");
    }

    private Response answerFailures(Request request, Handler next) {
        try {
            return next.handle(request);
        } catch (Failure.Unavailable e) {
            LOG.warn("{} {}: {}", request.method(), request.path(), cause(e));
            return problems.reply(request, e);
        } catch (Failure.TooManyRequests e) {
            return limited(request, e);
        } catch (Failure e) {
            return problems.reply(request, e);
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", request.method(), request.path(), e);
            return problems.unforeseen(request);
        }
    }

    private Response limited(Request request, Failure.TooManyRequests failure) {
        try {
            var kept = Problems.wantsPage(request)
                    ? request.route().handler().limited(request, failure)
                    : Optional.<Response>empty();
            return kept.orElseGet(() -> problems.reply(request, failure));
        } catch (Failure unreadable) {
            return problems.reply(request, unreadable);
        }
    }

    /** Refuses a request before any query. OPTIONS costs none, and browsers send it before what counts. */
    private Response limitByAddress(Request request, Handler next) {
        if (!request.method().equals("OPTIONS")) {
            limits.chargeAddress(request);
        }
        return next.handle(request);
    }

    private Response identify(Request request, Handler next) {
        if (request.route().limit().isByPerson()) {
            var _ = request.optionalViewer();
        }
        return next.handle(request);
    }

    private Response limitByPerson(Request request, Handler next) {
        limits.chargePerson(request);
        return next.handle(request);
    }

    /** Records the handler's writes before the response is sent, so that everybody's next request reads them. */
    private Response noteWrites(Request request, Handler next) {
        try {
            var answer = next.handle(request);
            request.context().finishWrites();
            return answer;
        } finally {
            if (!request.isSafe()) {
                writes.increment(); // also after a failure, since a part of the work may be committed
            }
        }
    }

    private Response authorise(Request request, Handler next) {
        request.refuseLargeBody();
        Authorisation.check(request);
        return next.handle(request);
    }

    /** Returns the innermost message, so that an outage logs one line and no stack trace. */
    private static String cause(Throwable e) {
        var words = "no cause given";
        for (var cause = e; cause != null; cause = cause.getCause()) {
            words = Objects.requireNonNullElse(cause.getMessage(), words);
        }
        return words;
    }

    /** Returns whether the client's copy equals {@code answer} (RFC 9110, If-None-Match). */
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
