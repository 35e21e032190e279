package com.cruddur.platform.http;

import com.cruddur.platform.http.Route.Handler;
import com.cruddur.platform.http.Route.Kind;
import com.cruddur.platform.http.Route.Method;
import java.util.ArrayList;
import java.util.List;

/** The table of what the service answers: each feature adds its lines, {@link HttpServer} serves them. */
public final class Routes {

    private final List<Route> routes = new ArrayList<>();

    /** Answers GET and HEAD of the paths that match {@code pattern}. */
    public Routes get(String pattern, Handler handler) {
        return add(Method.GET, pattern, Kind.READING, Route.MOST_BYTES, handler);
    }

    /** Answers GET and HEAD, however often somebody asks. */
    public Routes getUncounted(String pattern, Handler handler) {
        return add(Method.GET, pattern, Kind.UNCOUNTED, Route.MOST_BYTES, handler);
    }

    /** Answers POST. */
    public Routes post(String pattern, Handler handler) {
        return add(Method.POST, pattern, Kind.WRITING, Route.MOST_BYTES, handler);
    }

    /** Answers POST of what somebody could guess by trying often: sign-in, codes. */
    public Routes postGuess(String pattern, Handler handler) {
        return add(Method.POST, pattern, Kind.GUESSING, Route.MOST_BYTES, handler);
    }

    /** Answers PUT. */
    public Routes put(String pattern, Handler handler) {
        return add(Method.PUT, pattern, Kind.WRITING, Route.MOST_BYTES, handler);
    }

    /** Answers PUT with bodies of up to {@code mostBytes}. */
    public Routes putUpTo(int mostBytes, String pattern, Handler handler) {
        return add(Method.PUT, pattern, Kind.WRITING, mostBytes, handler);
    }

    /** Answers POST with bodies of up to {@code mostBytes}. */
    public Routes postUpTo(int mostBytes, String pattern, Handler handler) {
        return add(Method.POST, pattern, Kind.WRITING, mostBytes, handler);
    }

    /** Answers DELETE. */
    public Routes delete(String pattern, Handler handler) {
        return add(Method.DELETE, pattern, Kind.WRITING, Route.MOST_BYTES, handler);
    }

    private Routes add(Method method, String pattern, Kind kind, int mostBytes, Handler handler) {
        routes.add(new Route(method, pattern, kind, mostBytes, handler));
        return this;
    }

    /** All lines, in the order they were added. */
    public List<Route> all() {
        return List.copyOf(routes);
    }
}
