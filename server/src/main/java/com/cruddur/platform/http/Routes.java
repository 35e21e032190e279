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
        Response answer(ServerRequest request);
    }

    /** What a request of a route counts as, when it is counted how often somebody asks. */
    public enum Kind {
        /** For machines that ask again and again, and for files: not counted. */
        UNCOUNTED,
        READING,
        WRITING,
        /** Tries a password or a code, or has one sent: a few times a minute are enough. */
        GUESSING
    }

    /**
     * One line of the table. A GET answers HEAD as well.
     *
     * @param mostBytes how many bytes a request's body may have
     */
    public record Route(Method method, String pattern, Kind kind, int mostBytes, Endpoint endpoint) {

        /** With the usual bound for bodies. */
        public Route(Method method, String pattern, Kind kind, Endpoint endpoint) {
            this(method, pattern, kind, Body.MOST_BYTES, endpoint);
        }
    }

    private final List<Route> routes = new ArrayList<>();

    /** Answers GET and HEAD of the paths that match {@code pattern} (Helidon's syntax). */
    public Routes get(String pattern, Endpoint endpoint) {
        return add(Method.GET, pattern, Kind.READING, endpoint);
    }

    /** The same, however often somebody asks. */
    public Routes getUncounted(String pattern, Endpoint endpoint) {
        return add(Method.GET, pattern, Kind.UNCOUNTED, endpoint);
    }

    /** Answers POST. */
    public Routes post(String pattern, Endpoint endpoint) {
        return add(Method.POST, pattern, Kind.WRITING, endpoint);
    }

    /** Answers POST of what somebody could guess by trying often: sign-in, codes. */
    public Routes postGuess(String pattern, Endpoint endpoint) {
        return add(Method.POST, pattern, Kind.GUESSING, endpoint);
    }

    /** Answers PUT. */
    public Routes put(String pattern, Endpoint endpoint) {
        return add(Method.PUT, pattern, Kind.WRITING, endpoint);
    }

    /** The same, of bodies of up to {@code mostBytes}, which the endpoint bounds by itself when it reads them. */
    public Routes putUpTo(int mostBytes, String pattern, Endpoint endpoint) {
        routes.add(new Route(Method.PUT, pattern, Kind.WRITING, mostBytes, endpoint));
        return this;
    }

    /** Answers POST of bodies of up to {@code mostBytes}, likewise. */
    public Routes postUpTo(int mostBytes, String pattern, Endpoint endpoint) {
        routes.add(new Route(Method.POST, pattern, Kind.WRITING, mostBytes, endpoint));
        return this;
    }

    /** The largest body that any line of the table takes. */
    int mostBytes() {
        return routes.stream().mapToInt(Route::mostBytes).max().orElse(Body.MOST_BYTES);
    }

    /** Answers DELETE. */
    public Routes delete(String pattern, Endpoint endpoint) {
        return add(Method.DELETE, pattern, Kind.WRITING, endpoint);
    }

    private Routes add(Method method, String pattern, Kind kind, Endpoint endpoint) {
        routes.add(new Route(method, pattern, kind, endpoint));
        return this;
    }

    /** The patterns, each once. */
    Set<String> patterns() {
        return routes.stream().map(Route::pattern).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The lines of {@code pattern}. */
    List<Route> at(String pattern) {
        return routes.stream().filter(route -> route.pattern().equals(pattern)).toList();
    }

    /** What the paths of {@code pattern} answer, HEAD and OPTIONS included, sorted. */
    Set<String> methods(String pattern) {
        var methods = new TreeSet<>(Set.of("OPTIONS"));
        at(pattern).forEach(route -> {
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
