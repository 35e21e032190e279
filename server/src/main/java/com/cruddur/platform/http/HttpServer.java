package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.OperatorException;
import com.cruddur.platform.html.SignInLinks;
import com.cruddur.platform.html.Templates;
import com.cruddur.platform.json.Json;
import com.cruddur.platform.observe.Metrics;
import io.helidon.common.socket.SocketOptions;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.cors.CorsFeature;
import io.helidon.webserver.cors.CorsPathConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The web server: a virtual thread for each connection, the routes of the features, and bounds on what a client may send. */
public final class HttpServer implements AutoCloseable {

    /** Beyond a route's bound, so that the route itself can refuse what is a little larger. */
    private static final int SLACK = 64 * 1024;

    private static final int MOST_HEADER_BYTES = 16 * 1024;
    private static final int MOST_CONNECTIONS = 10_000;
    /** A connection without a request for so long is closed; load balancers keep idle ones for 60 s. */
    private static final Duration SILENCE = Duration.ofSeconds(75);

    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final String host;
    private final WebServer server;

    /**
     * Binds {@code host} and {@code port} (0 for a free one) and serves {@code routes} from then on.
     *
     * @param authenticator tells who sends a request
     * @param limits how often somebody may ask
     * @param signInLinks where people are led to sign in
     * @param frontendOrigins the other origins whose pages may call the API
     * @throws OperatorException when the address cannot be bound
     */
    public HttpServer(
            String host,
            int port,
            List<String> frontendOrigins,
            Routes routes,
            Authenticator authenticator,
            RateLimits limits,
            Json json,
            Templates html,
            SignInLinks signInLinks,
            Metrics metrics) {
        this.host = host;
        var address = bindable(host, port);
        var problems = new Problems(json, html, signInLinks);
        var builder = WebServer.builder()
                .address(address)
                .port(port)
                .shutdownHook(false) // the application stops its parts in order
                .shutdownGracePeriod(DRAIN)
                .maxPayloadSize(routes.mostBytes() + SLACK) // each route has its own bound
                .maxTcpConnections(MOST_CONNECTIONS)
                .idleConnectionTimeout(SILENCE)
                .idleConnectionPeriod(SILENCE.dividedBy(5))
                .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build()) // else a late ACK costs 40 ms
                .addProtocol(
                        Http1Config.builder().maxHeadersSize(MOST_HEADER_BYTES).build())
                .directHandlers(directHandlers(problems, routes.mostBytes()))
                .routing(routing(routes, new Dispatcher(authenticator, limits, problems, metrics)));
        if (!frontendOrigins.isEmpty()) {
            builder.addFeature(cors(frontendOrigins));
        }
        this.server = builder.build().start();
        if (!server.isRunning()) {
            throw new OperatorException("The server did not start on %s:%d: see the log above".formatted(host, port));
        }
    }

    /** Where the pages are: a URL that a browser on this machine can open. */
    public String url() {
        var shown = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        return "http://" + (shown.contains(":") ? "[" + shown + "]" : shown) + ":" + server.port();
    }

    /** Takes no more connections, lets requests under way end for up to ten seconds, and stops. */
    @Override
    public void close() {
        server.stop();
    }

    private static InetAddress bindable(String host, int port) {
        try {
            var address = InetAddress.getByName(host);
            // Helidon tells a failed bind only to its log: try first, for a message that says what to do.
            new ServerSocket(port, 1, address).close();
            return address;
        } catch (UnknownHostException e) {
            throw new OperatorException("HOST \"%s\" is not a name or address of this machine".formatted(host), e);
        } catch (IOException e) {
            throw new OperatorException(
                    "Cannot listen on %s port %d (%s): stop what uses it, or choose another with PORT or --port"
                            .formatted(host, port, e.getMessage()),
                    e);
        }
    }

    /** Pattern by pattern: what a path does not answer is refused before a later pattern, that fits it too, is asked. */
    private static HttpRouting.Builder routing(Routes routes, Dispatcher dispatcher) {
        var routing = HttpRouting.builder();
        for (var pattern : routes.patterns()) {
            for (var route : routes.at(pattern)) {
                Handler answer = (request, response) -> dispatcher.dispatch(route, request, response);
                routing.route(route.method(), pattern, answer);
                if (route.method().equals(Method.GET)) {
                    routing.route(Method.HEAD, pattern, answer);
                }
            }
            var methods = routes.methods(pattern);
            routing.any(pattern, other(dispatcher, pattern, unlisted -> otherMethod(unlisted, methods)));
        }
        return routing.any(other(dispatcher, "unmatched", _ -> nothing()));
    }

    private static Handler other(Dispatcher dispatcher, String pattern, Routes.Endpoint endpoint) {
        var route = new Routes.Route(Method.OPTIONS, pattern, Routes.Kind.READING, endpoint);
        return (request, response) -> dispatcher.dispatch(route, request, response);
    }

    /** OPTIONS tells the methods, a preflight's CORS headers are already set by then; any other method is refused. */
    private static Response otherMethod(ServerRequest request, Set<String> methods) {
        if (request.prologue().method().equals(Method.OPTIONS)) {
            return Response.noContent().header(HeaderNames.ALLOW, String.join(", ", methods));
        }
        throw new Failure.MethodNotAllowed(methods);
    }

    private static Response nothing() {
        throw new Failure.NotFound("There is nothing at this address.");
    }

    /** Answers to what is not even a proper request; these never reach a route. */
    private static DirectHandlers directHandlers(Problems problems, int mostBytes) {
        var builder = DirectHandlers.builder();
        DirectHandler handler = (_, _, status, _, _) -> {
            var id = RequestId.next();
            var detail = status.code() == Status.REQUEST_ENTITY_TOO_LARGE_413.code()
                    ? "A request's body may have up to " + mostBytes + " bytes."
                    : "The request could not be read as HTTP within the server's limits.";
            var reply = problems.plain(id, status, detail);
            var response = DirectHandler.TransportResponse.builder()
                    .status(status)
                    .keepAlive(false)
                    .entity(reply.body());
            Dispatcher.SECURITY_HEADERS.forEach(response::header);
            reply.headers().forEach(response::header);
            return response.header(RequestId.HEADER, id.value()).build();
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
