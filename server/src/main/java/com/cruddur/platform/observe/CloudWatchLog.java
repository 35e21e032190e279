package com.cruddur.platform.observe;

import com.cruddur.platform.background.BackgroundTask;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the figures that CloudWatch shows, once a minute, in its <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">
 * embedded metric format</a>: CloudWatch Logs turns such a line into metrics. An agent beside each server would do the
 * same for a fifth of its memory. The lines have this meaning in JSON only.
 */
public final class CloudWatchLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CloudWatchLog.class);

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(1);

    /** A figure by its name in CloudWatch. */
    private sealed interface Figure {

        String name();

        String meter();

        /** The sum of the gauges of that name. */
        record Level(String name, String meter) implements Figure {}

        /** The number of gauges of that name that are 0. */
        record Down(String name, String meter) implements Figure {}

        /** The sum by which the counters of that name have grown since the last line. */
        record Growth(String name, String meter) implements Figure {}
    }

    /** Each costs 0.30 dollars a month, so these are the ones that neither RDS nor the load balancer tells. */
    private static final List<Figure> FIGURES = List.of(
            new Figure.Down("DatabaseDown", "cruddur.database.up"),
            new Figure.Down("ReplicasNotRead", "cruddur.replica.usable"),
            new Figure.Level("GateWaiting", "cruddur.gate.waiting"),
            new Figure.Growth("GateRefusals", "cruddur.gate.refusals"),
            new Figure.Level("AbandonedSessions", "cruddur.sessions.abandoned"),
            new Figure.Level("ConnectionsActive", "hikaricp.connections.active"),
            new Figure.Level("StreamClients", "cruddur.stream.clients"),
            new Figure.Growth("StreamEventsLost", "cruddur.stream.lost"),
            new Figure.Growth("RateRefusals", "cruddur.rate.refusals"),
            new Figure.Growth("BackgroundFailures", "cruddur.background.failures"));

    private final String namespace;
    private final MeterRegistry registry;
    private final BackgroundTask task;
    private final Map<String, Double> counted = new HashMap<>();

    /** @param namespace the namespace of the metrics in CloudWatch */
    public CloudWatchLog(String namespace, MeterRegistry registry) {
        this.namespace = namespace;
        this.registry = registry;
        this.task = new BackgroundTask("cloudwatch", TIME_TO_STOP, registry, this::round);
    }

    /** Logs the first figures, and new ones each minute. */
    public void start() {
        task.start();
    }

    @Override
    public void close() {
        task.close();
    }

    /** Returns the names of the meters that are read. */
    static List<String> meters() {
        return FIGURES.stream().map(Figure::meter).toList();
    }

    private Duration round() {
        var line = LOG.atInfo().addKeyValue("_aws", description());
        for (var figure : FIGURES) {
            line = line.addKeyValue(figure.name(), value(figure));
        }
        line.log("Metrics");
        return PAUSE;
    }

    /** One set without dimensions: CloudWatch adds up, or compares, what all servers tell. */
    private Map<String, Object> description() {
        var metrics = FIGURES.stream()
                .map(figure -> Map.of("Name", figure.name(), "Unit", "Count"))
                .toList();
        return Map.of(
                "Timestamp",
                System.currentTimeMillis(),
                "CloudWatchMetrics",
                List.of(Map.of("Namespace", namespace, "Dimensions", List.of(List.of()), "Metrics", metrics)));
    }

    private double value(Figure figure) {
        return switch (figure) {
            case Figure.Level(var _, var meter) ->
                registry.find(meter).gauges().stream().mapToDouble(Gauge::value).sum();
            case Figure.Down(var _, var meter) ->
                registry.find(meter).gauges().stream()
                        .filter(gauge -> gauge.value() == 0)
                        .count();
            case Figure.Growth(var _, var meter) -> {
                var sum = registry.find(meter).counters().stream()
                        .mapToDouble(Counter::count)
                        .sum();
                var before = counted.put(meter, sum);
                yield before == null ? 0 : sum - before;
            }
        };
    }
}
