package com.cruddur.health;

import com.cruddur.platform.http.Headers;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.json.Json;
import com.cruddur.platform.observe.Metrics;

/** Health checks and metrics. */
public final class HealthApi {

    /** What existing front ends expect of {@code /api/health-check}. */
    private record HealthCheck(boolean success, int ver) {}

    private record State(String status) {}

    private final Readiness readiness;
    private final Metrics metrics;
    private final Json json;

    public HealthApi(Readiness readiness, Metrics metrics, Json json) {
        this.readiness = readiness;
        this.metrics = metrics;
        this.json = json;
    }

    public void routes(Routes routes) {
        routes.getUncounted("/api/health-check", _ -> reply(new HealthCheck(true, 1)))
                .getUncounted("/health/live", _ -> reply(new State("live")))
                .getUncounted("/health/ready", _ -> {
                    readiness.require();
                    return reply(new State("ready"));
                })
                .getUncounted(
                        "/metrics",
                        _ -> Response.text("text/plain; version=0.0.4; charset=utf-8", metrics.scrape())
                                .withHeader(Headers.CACHE_CONTROL, "no-store"));
    }

    private Response reply(Object body) {
        return Response.json(json.write(body)).withHeader(Headers.CACHE_CONTROL, "no-store");
    }
}
