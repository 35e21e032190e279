package com.cruddur.platform.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
        return add(Method.GET, pattern, endpoint);
    }

    /** Answers POST. */
    public Routes post(String pattern, Endpoint endpoint) {
        return add(Method.POST, pattern, endpoint);
    }

    /** Answers PUT. */
    public Routes put(String pattern, Endpoint endpoint) {
        return add(Method.PUT, pattern, endpoint);
    }

    /** Answers DELETE. */
    public Routes delete(String pattern, Endpoint endpoint) {
        return add(Method.DELETE, pattern, endpoint);
    }

    private Routes add(Method method, String pattern, Endpoint endpoint) {
        routes.add(new Route(method, pattern, endpoint));
        return this;
    }

    /** The patterns, each once. */
    Set<String> patterns() {
        return routes.stream().map(Route::pattern).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What the paths of {@code pattern} answer, HEAD and OPTIONS included, sorted. */
    Set<String> methods(String pattern) {
        var methods = new TreeSet<>(Set.of("OPTIONS"));
        routes.stream().filter(route -> route.pattern().equals(pattern)).forEach(route -> {
            methods.add(route.method().text());
            if (route.method().equals(Method.GET)) {
                methods.add("HEAD");
            }
        });
        return methods;
    }

    /** All lines, in the order they were added. */
    public List<Route> all() {
        return List.copyOf(routes);
    }
}
