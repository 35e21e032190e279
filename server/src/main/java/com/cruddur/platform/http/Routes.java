package com.cruddur.platform.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import java.util.ArrayList;
import java.util.List;

/** The table of what the service answers: each feature adds its lines, {@link HttpServer} serves them. */
public final class Routes {

    /** Answers a request, or throws a {@link com.cruddur.platform.Failure}. */
    @FunctionalInterface
    public interface Endpoint {
        Reply answer(ServerRequest request);
    }

    /** One line of the table. A GET answers HEAD as well. */
    public record Route(Method method, String pattern, Endpoint endpoint) {}

    private final List<Route> routes = new ArrayList<>();

    /** Answers GET and HEAD of the paths that match {@code pattern} (Helidon's syntax). */
    public Routes get(String pattern, Endpoint endpoint) {
        routes.add(new Route(Method.GET, pattern, endpoint));
        return this;
    }

    /** All lines, in the order they were added. */
    public List<Route> all() {
        return List.copyOf(routes);
    }
}
