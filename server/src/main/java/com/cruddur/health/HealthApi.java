package com.cruddur.health;

import com.cruddur.platform.http.Headers;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.json.Json;
import com.cruddur.platform.observe.Metrics;

/** Health checks and metrics. */
public final class HealthApi {

    /** The answer that existing front ends expect from {@code /api/health-check}. */
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

    public Response check(Request request) {
        return reply(new HealthCheck(true, 1));
    }

    /** The process runs. */
    public Response live(Request request) {
        return reply(new State("live"));
    }

    /** The service can answer requests: the database is reachable, and its schema is current. */
    public Response ready(Request request) {
        readiness.require();
        return reply(new State("ready"));
    }

    public Response metrics(Request request) {
        return Response.text("text/plain; version=0.0.4; charset=utf-8", metrics.scrape())
                .withHeader(Headers.CACHE_CONTROL, "no-store");
    }

    private Response reply(Object body) {
        return Response.json(json.write(body)).withHeader(Headers.CACHE_CONTROL, "no-store");
    }
}
