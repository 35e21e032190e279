package com.cruddur.platform.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The service's counters and timers, in Prometheus' text format. */
public final class Metrics implements AutoCloseable {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");

    private record Series(String route, String method, int status) {}

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Series, Timer> requests = new ConcurrentHashMap<>();
    private @Nullable JvmGcMetrics garbageCollection;

    public Metrics() {
        var version = Objects.requireNonNullElse(Metrics.class.getPackage().getImplementationVersion(), "unknown");
        Gauge.builder("cruddur.build.info", () -> 1)
                .description("The version of Cruddur and of Java; always 1")
                .tag("version", version)
                .tag("java", Runtime.version().toString())
                .register(registry);
    }

    /**
     * Java's own metrics begin with the first look at them. They load the classes of its management interface, which
     * would delay each start, also where nobody collects metrics.
     */
    private synchronized void measureJava() {
        if (garbageCollection == null) {
            garbageCollection = new JvmGcMetrics();
            garbageCollection.bindTo(registry);
            new JvmMemoryMetrics().bindTo(registry);
            new JvmThreadMetrics().bindTo(registry);
            new ProcessorMetrics().bindTo(registry);
            new UptimeMetrics().bindTo(registry);
        }
    }

    /** Returns the registry for the metrics of other parts. */
    public MeterRegistry registry() {
        return registry;
    }

    /** Counts a request by its route: the pattern and not the path, so that the number of series stays small. */
    public void request(String route, String method, int status, long nanos) {
        requests.computeIfAbsent(new Series(route, METHODS.contains(method) ? method : "other", status), this::timer)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Series series) {
        return Timer.builder("http.server.requests")
                .description("Time from a request's arrival until its response is complete; sending it comes after")
                .tag("route", series.route())
                .tag("method", series.method())
                .tag("status", Integer.toString(series.status()))
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2))
                .register(registry);
    }

    /** Returns all metrics as text. */
    public String scrape() {
        measureJava();
        return registry.scrape();
    }

    @Override
    public synchronized void close() {
        if (garbageCollection != null) {
            garbageCollection.close();
        }
        registry.close();
    }
}
