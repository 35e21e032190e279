package com.cruddur.server;

import static com.cruddur.platform.http.Route.Access.ANYONE;
import static com.cruddur.platform.http.Route.Limit.UNLIMITED;
import static com.cruddur.platform.http.Route.Method.GET;

import com.cruddur.health.HealthApi;
import com.cruddur.platform.http.Route.Handler;
import com.cruddur.platform.http.Routes;

/** The addresses for load balancers and monitoring. With {@code OPERATIONS_PORT} only that port answers them. */
record OperationsRoutes(HealthApi health) {

    void addTo(Routes routes) {
        routes.add(GET, "/health/live", UNLIMITED, ANYONE, Handler.fromMemory(health::live));
        routes.add(GET, "/health/ready", UNLIMITED, ANYONE, health::ready);
        routes.add(GET, "/metrics", UNLIMITED, ANYONE, health::metrics);
    }
}
