package com.cruddur.platform.http;

import com.cruddur.platform.OperatorException;
import io.helidon.common.socket.SocketOptions;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.cors.CorsFeature;
import io.helidon.webserver.cors.CorsPathConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The web server: a virtual thread per connection, and limits on what a client may send. Only this class and
 * {@link HelidonExchange} name Helidon.
 */
public final class HttpServer implements AutoCloseable {

    /** Added to the largest limit of a route, so that the pipeline itself refuses a slightly larger body. */
    private static final int SLACK = 64 * 1024;

    private static final int MOST_HEADER_BYTES = 16 * 1024;
    private static final int MOST_CONNECTIONS = 10_000;

    /** The time that an idle connection stays open; longer than the 60 s of load balancers. */
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(75);

    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final String host;
    private final int port;
    private final List<String> frontendOrigins;
    private final RequestPipeline pipeline;
    private @Nullable WebServer server;

    /**
     * Creates the server; {@link #start} binds {@code host} and {@code port} (0 for a free one).
     *
     * @param frontendOrigins the other origins whose pages may call the API
     * @param pipeline answers the requests
     */
    public HttpServer(String host, int port, List<String> frontendOrigins, RequestPipeline pipeline) {
        this.host = host;
        this.port = port;
        this.frontendOrigins = frontendOrigins;
        this.pipeline = pipeline;
    }

    /**
     * Binds the address and answers requests from then on.
     *
     * @throws OperatorException when the address cannot be bound
     */
    public void start() {
        var address = bindable(host, port);
        var builder = WebServer.builder()
                .address(address)
                .port(port)
                .shutdownHook(false) // the application stops its parts in order
                .shutdownGracePeriod(DRAIN)
                .maxPayloadSize(pipeline.mostBytes() + SLACK) // each route has its own limit
                .maxTcpConnections(MOST_CONNECTIONS)
                .idleConnectionTimeout(IDLE_TIMEOUT)
                .idleConnectionPeriod(IDLE_TIMEOUT.dividedBy(5))
                .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build()) // else a late ACK costs 40 ms
                .addProtocol(
                        Http1Config.builder().maxHeadersSize(MOST_HEADER_BYTES).build())
                .directHandlers(directHandlers(pipeline))
                .routing(HttpRouting.builder().any((request, response) -> {
                    var exchange = new HelidonExchange(request, response);
                    pipeline.answer(exchange, exchange::send);
                }));
        if (!frontendOrigins.isEmpty()) {
            builder.addFeature(cors(frontendOrigins));
        }
        var starting = builder.build().start();
        if (!starting.isRunning()) {
            throw new OperatorException("The server did not start on %s:%s: see the log above".formatted(host, port));
        }
        server = starting;
    }

    /** Returns the URL of the pages for a browser on this machine. */
    public String url() {
        var shown = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        return "http://" + (shown.contains(":") ? "[" + shown + "]" : shown) + ":"
                + (server == null ? port : server.port());
    }

    /** Accepts no more connections, waits up to ten seconds for current requests, and stops. */
    @Override
    public void close() {
        if (server != null) {
            server.stop();
        }
    }

    private static InetAddress bindable(String host, int port) {
        try {
            var address = InetAddress.getByName(host);
            // Helidon only logs a failed bind. Trying first allows a message with the remedy.
            new ServerSocket(port, 1, address).close();
            return address;
        } catch (UnknownHostException e) {
            throw new OperatorException("HOST \"%s\" is not a name or address of this machine".formatted(host), e);
        } catch (IOException e) {
            throw new OperatorException(
                    "Cannot listen on %s port %s (%s): stop what uses it, or choose another with PORT or --port"
                            .formatted(host, port, e.getMessage()),
                    e);
        }
    }

    /** Answers bytes that are no valid HTTP request; the pipeline never receives them. */
    private static DirectHandlers directHandlers(RequestPipeline pipeline) {
        var builder = DirectHandlers.builder();
        DirectHandler handler = (_, _, status, _, _) -> {
            var answer = pipeline.unreadable(status.code(), status.reasonPhrase());
            var response = DirectHandler.TransportResponse.builder()
                    .status(status)
                    .keepAlive(false)
                    .entity(answer.body());
            answer.headers().forEach(header -> response.header(HeaderNames.create(header.name()), header.value()));
            return response.build();
        };
        for (var type : DirectHandler.EventType.values()) {
            builder.addHandler(type, handler);
        }
        return builder.build();
    }

    private static CorsFeature cors(List<String> origins) {
        return CorsFeature.builder()
                .addDefaults(false)
                .enabled(true)
                .addPath(CorsPathConfig.builder()
                        .pathPattern("/api/*")
                        .allowOrigins(Set.copyOf(origins))
                        .allowMethods(Set.of("OPTIONS", "GET", "HEAD", "POST", "PUT", "DELETE"))
                        .allowHeaders(Set.of(
                                "content-type",
                                "if-modified-since",
                                "authorization",
                                "traceparent",
                                "idempotency-key",
                                "if-none-match",
                                "last-event-id"))
                        .exposeHeaders(Set.of("location", "link"))
                        .build())
                .build();
    }
}
