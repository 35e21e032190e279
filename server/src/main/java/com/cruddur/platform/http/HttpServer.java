package com.cruddur.platform.http;

import com.cruddur.platform.OperatorException;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * The web server: a virtual thread per request, and limits on what a client may send. Only this class,
 * {@link JettyExchange} and {@link ConnectionBounds} name Jetty.
 */
public final class HttpServer implements AutoCloseable {

    private static final int MOST_HEADER_BYTES = 16 * 1024;

    /** The time that an idle connection stays open; longer than the 60 s of load balancers. */
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(75);

    private static final Duration DRAIN = Duration.ofSeconds(10);

    /** RFC 9110 and 9112 without what they only tolerate: a bare LF can hide one request in another. */
    private static final HttpCompliance COMPLIANCE = HttpCompliance.RFC9110
            .with("RFC9110_CRLF", HttpCompliance.Violation.LF_HEADER_TERMINATION)
            .without("RFC9110_CRLF", HttpCompliance.Violation.LF_HEADER_TERMINATION);

    private static final int MOST_SELECTING_THREADS = 8;

    static { // else Jetty asks for it by JMX, which takes a tenth of a second of each start
        System.setProperty("org.eclipse.jetty.util.referencesPerCacheLine", "16"); // 64 bytes of compressed references
    }

    /** The router answers 404 to names that cannot exist; what could hide one path in another stays refused with 400. */
    private static final UriCompliance URI_COMPLIANCE = UriCompliance.DEFAULT.with(
            "UNKNOWN_NAMES",
            UriCompliance.Violation.SUSPICIOUS_PATH_CHARACTERS,
            UriCompliance.Violation.ILLEGAL_PATH_CHARACTERS,
            UriCompliance.Violation.BAD_UTF8_ENCODING,
            UriCompliance.Violation.TRUNCATED_UTF8_ENCODING);

    private final String host;
    private final int port;
    private final List<String> frontendOrigins;
    private final RequestPipeline pipeline;
    private final boolean behindProxy;
    private final MeterRegistry metrics;
    private final Executor waiting = VirtualThreads.getNamedVirtualThreadsExecutor("http-request-");
    private @Nullable Server server;
    private @Nullable ConnectionBounds bounds;
    private @Nullable ServerConnector connector;

    /**
     * Creates the server; {@link #start} binds {@code host} and {@code port} (0 for a free one).
     *
     * @param frontendOrigins the other origins whose pages may call the API
     * @param pipeline answers the requests
     * @param behindProxy whether all connections come from a proxy, so that they are not counted by address
     */
    public HttpServer(
            String host,
            int port,
            List<String> frontendOrigins,
            RequestPipeline pipeline,
            boolean behindProxy,
            MeterRegistry metrics) {
        this.host = host;
        this.port = port;
        this.frontendOrigins = frontendOrigins;
        this.pipeline = pipeline;
        this.behindProxy = behindProxy;
        this.metrics = metrics;
    }

    /**
     * Binds the address and answers requests from then on.
     *
     * @throws OperatorException when the address cannot be bound
     */
    public void start() {
        var starting = new Server(threads());
        var listening = new ServerConnector(starting, 1, -1, new HttpConnectionFactory(http()));
        listening.setHost(address(host).getHostAddress());
        listening.setPort(port);
        listening.setIdleTimeout(IDLE_TIMEOUT.toMillis());
        listening.setAcceptQueueSize(1024);
        listening.setShutdownIdleTimeout(1_000); // else a request under way fails at once when the server stops
        var bounding = new ConnectionBounds(listening, behindProxy, metrics);
        listening.addBean(bounding);
        starting.addConnector(listening);
        starting.setErrorHandler(this::answerUnreadable);
        starting.setHandler(new GracefulHandler(crossOrigin(new Pipeline())));
        starting.setStopTimeout(DRAIN.toMillis());
        try {
            starting.start();
        } catch (Exception e) {
            stop(starting);
            throw cannotListen(e);
        }
        bounding.start();
        server = starting;
        connector = listening;
        bounds = bounding;
    }

    /** Returns the URL of the pages for a browser on this machine. */
    public String url() {
        var shown = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        return "http://" + (shown.contains(":") ? "[" + shown + "]" : shown) + ":"
                + (connector == null ? port : connector.getLocalPort());
    }

    /** Accepts no more connections, waits up to ten seconds for current requests, and stops. */
    @Override
    public void close() {
        if (bounds != null) {
            bounds.close();
        }
        if (server != null) {
            stop(server);
        }
    }

    /**
     * Platform threads accept and select, so that they do not queue behind the requests. Each request has a virtual
     * thread, in any number: a stream keeps its own for hours. ({@code VirtualThreadPool} would stop at 200 of them.)
     */
    private QueuedThreadPool threads() {
        var threads = new QueuedThreadPool(MOST_SELECTING_THREADS, 1);
        threads.setName("http");
        threads.setReservedThreads(0);
        threads.setVirtualThreadsExecutor(waiting);
        return threads;
    }

    private static HttpConfiguration http() {
        var http = new HttpConfiguration();
        http.setHttpCompliance(COMPLIANCE);
        http.setUriCompliance(URI_COMPLIANCE);
        http.setRequestHeaderSize(MOST_HEADER_BYTES);
        http.setSendServerVersion(false);
        http.setHeaderCacheSize(0); // 67 kB a connection, and a value would arrive in the case of an earlier one
        return http;
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The web server did not stop", e);
        }
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new OperatorException("HOST \"%s\" is not a name or address of this machine".formatted(host), e);
        }
    }

    private RuntimeException cannotListen(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException || (cause.getCause() == null && cause instanceof IOException)) {
                return new OperatorException(
                        "Cannot listen on %s port %s (%s): stop what uses it, or choose another with PORT or --port"
                                .formatted(host, port, cause.getMessage()),
                        failure);
            }
        }
        return new IllegalStateException("The web server did not start", failure);
    }

    /** Answers every request with the pipeline: from memory at once, everything else on a virtual thread of its own. */
    private final class Pipeline extends Handler.Abstract.NonBlocking {

        @Override
        public boolean handle(
                org.eclipse.jetty.server.Request request,
                org.eclipse.jetty.server.Response response,
                Callback callback) {
            var coding = request.getHeaders().get(HttpHeader.TRANSFER_ENCODING);
            if ((coding != null && !coding.equalsIgnoreCase("chunked")) || HttpMethod.CONNECT.is(request.getMethod())) {
                response.setStatus(HttpStatus.NOT_IMPLEMENTED_501);
                return answerUnreadable(request, response, callback);
            }
            var exchange = new JettyExchange(request, response, callback);
            var routed = pipeline.route(exchange);
            if (!hasBody(request) && routed.isReady()) { // a body would have to be skipped, which may take long
                pipeline.answer(routed, exchange::send);
            } else {
                waiting.execute(() -> {
                    try {
                        pipeline.answer(routed, exchange::send);
                    } catch (Throwable e) {
                        org.eclipse.jetty.server.Response.writeError(request, response, callback, e);
                    }
                });
            }
            return true;
        }
    }

    private static boolean hasBody(org.eclipse.jetty.server.Request request) {
        return request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)
                || request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > 0;
    }

    /** Answers a request that Jetty refuses to parse; the pipeline never receives it. */
    private boolean answerUnreadable(
            org.eclipse.jetty.server.Request request, org.eclipse.jetty.server.Response response, Callback callback) {
        var status = request.getAttribute(ErrorHandler.ERROR_EXCEPTION)
                        instanceof org.eclipse.jetty.http.HttpException refusal
                ? refusal.getCode()
                : response.getStatus();
        var exchange = new JettyExchange(request, response, callback);
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        exchange.send(pipeline.unreadable(status, HttpStatus.getMessage(status)));
        return true;
    }

    /** Lets pages of {@link #frontendOrigins} call the API; the pipeline answers the preflight requests, too. */
    private Handler crossOrigin(Handler next) {
        if (frontendOrigins.isEmpty()) {
            return next;
        }
        var handler = new CrossOriginHandler() {
            @Override
            public boolean handle(
                    org.eclipse.jetty.server.Request request,
                    org.eclipse.jetty.server.Response response,
                    Callback callback)
                    throws Exception {
                var path = request.getHttpURI().getPath(); // null for CONNECT
                return (path != null && path.startsWith("/api/"))
                        ? super.handle(request, response, callback)
                        : next.handle(request, response, callback);
            }
        };
        handler.setHandler(next);
        handler.setAllowedOriginPatterns(
                frontendOrigins.stream().map(Pattern::quote).collect(Collectors.toSet()));
        handler.setAllowedMethods(Set.of("OPTIONS", "GET", "HEAD", "POST", "PUT", "DELETE"));
        handler.setAllowedHeaders(Set.of(
                "authorization",
                "content-type",
                "idempotency-key",
                "if-modified-since",
                "if-none-match",
                "last-event-id",
                "traceparent",
                "x-request-id"));
        handler.setExposedHeaders(
                Set.of("link", "location", "ratelimit", "ratelimit-policy", "retry-after", "x-request-id"));
        handler.setDeliverPreflightRequests(true);
        return handler;
    }
}
