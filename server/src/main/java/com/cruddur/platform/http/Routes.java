package com.cruddur.platform.http;

import com.cruddur.platform.http.Route.Access;
import com.cruddur.platform.http.Route.Handler;
import com.cruddur.platform.http.Route.Limit;
import com.cruddur.platform.http.Route.Method;
import java.util.ArrayList;
import java.util.List;

/** A table of addresses, one per line. The order of the lines has no effect. */
public final class Routes {

    private final List<Route> routes = new ArrayList<>();

    /** Adds a line, for bodies of up to 64 KiB. */
    public Routes add(Method method, String pattern, Limit limit, Access access, Handler handler) {
        return add(method, pattern, limit, access, Route.MOST_BYTES, handler);
    }

    /** Adds a line, for bodies of up to {@code mostBytes}. */
    public Routes add(Method method, String pattern, Limit limit, Access access, int mostBytes, Handler handler) {
        routes.add(new Route(method, pattern, limit, access, mostBytes, handler));
        return this;
    }

    /** Returns all lines. */
    public List<Route> all() {
        return List.copyOf(routes);
    }
}
