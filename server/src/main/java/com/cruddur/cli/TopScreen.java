package com.cruddur.cli;

import com.cruddur.cli.MetricsSample.Series;
import com.cruddur.platform.db.StatementStatistics.StatementCost;
import com.cruddur.platform.text.OneLine;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code cruddur top} shows: the changes between two samples of a service's metrics, and the costs of statements.
 */
final class TopScreen {

    private static final int LINES = 8;
    private static final String REQUESTS = "http_server_requests_seconds";

    private final MetricsSample before;
    private final MetricsSample now;
    private final StringBuilder text = new StringBuilder();

    TopScreen(MetricsSample before, MetricsSample now) {
        this.before = before;
        this.now = now;
    }

    /** Returns the lines; {@code statements} are the most expensive first. */
    String render(String url, List<StatementCost> statements) {
        var build = now.series("cruddur_build_info").findFirst();
        line("Cruddur %s at %s, Java %s, up %s s"
                .formatted(
                        build.map(one -> one.label("version")).orElse("?"),
                        url,
                        build.map(one -> one.label("java")).orElse("?"),
                        number(now.sum("process_uptime_seconds"), 0)));
        line("requests   %s/s, 5xx %s/s, over a rate limit %s/s; half within %s, 99 of 100 within %s"
                .formatted(
                        number(rate(REQUESTS + "_count"), 1),
                        number(perSecond(now.serverErrors() - before.serverErrors()), 1),
                        number(rate("cruddur_rate_refusals_total"), 1),
                        quantile(0.5),
                        quantile(0.99)));
        line("process    processor %s %%, machine %s %%, heap %s of %s MB"
                .formatted(
                        number(100 * now.sum("process_cpu_usage"), 0),
                        number(100 * now.sum("system_cpu_usage"), 0),
                        number(now.sum("jvm_memory_used_bytes", "area", "heap") / 1e6, 0),
                        number(now.sum("jvm_memory_max_bytes", "area", "heap") / 1e6, 0)));
        line("database   %s, pool %s of %s in use, %s wait, %s/s refused, %s sessions abandoned"
                .formatted(
                        state("cruddur_database_up"),
                        number(now.sum("hikaricp_connections_active", "pool", "cruddur"), 0),
                        number(now.sum("hikaricp_connections_max", "pool", "cruddur"), 0),
                        number(now.sum("cruddur_gate_waiting"), 0),
                        number(rate("cruddur_gate_refusals_total"), 1),
                        number(now.sum("cruddur_sessions_abandoned"), 0)));
        replicas();
        line("sweeper    %s, lag %s s, %s rows/s deleted"
                .formatted(
                        state("cruddur_sweeper_up"),
                        number(now.sum("cruddur_expiry_lag_seconds"), 0),
                        number(rate("cruddur_expired_rows_total"), 1)));
        line("streams    %s, %s clients, %s events wait, %s lost, %s clients dropped"
                .formatted(
                        state("cruddur_stream_up"),
                        number(now.sum("cruddur_stream_clients"), 0),
                        number(now.sum("cruddur_stream_queue"), 0),
                        number(now.sum("cruddur_stream_lost_total"), 0),
                        number(now.sum("cruddur_stream_dropped_total"), 0)));
        line("background %s failed rounds, mails %s sent and %s failed"
                .formatted(
                        number(now.sum("cruddur_background_failures_total"), 0),
                        number(now.sum("cruddur_mails_total", "outcome", "sent"), 0),
                        number(now.sum("cruddur_mails_total", "outcome", "failed"), 0)));
        routes();
        statements(statements);
        return text.toString();
    }

    private void replicas() {
        now.series("cruddur_replica_usable").forEach(replica -> {
            var name = replica.label("replica");
            line("replica    %s %s, %s s behind, %s reads/s"
                    .formatted(
                            name,
                            replica.value() == 1 ? "is read" : "is NOT read",
                            number(now.sum("cruddur_replica_lag_seconds", "replica", name), 1),
                            number(
                                    perSecond(now.sum("cruddur_reads_total", "target", name)
                                            - before.sum("cruddur_reads_total", "target", name)),
                                    1)));
        });
    }

    /** The routes by the time that they took since the sample before, or since the start while nothing is asked. */
    private void routes() {
        line("");
        line("%-58s %9s %9s".formatted("Busiest routes", "requests", "average"));
        times().entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue()[0]))
                .limit(LINES)
                .forEach(entry -> line("%-58s %9s %6s ms"
                        .formatted(
                                OneLine.of(entry.getKey(), 57),
                                number(entry.getValue()[1], 0),
                                number(1000 * entry.getValue()[0] / entry.getValue()[1], 1))));
    }

    /** Seconds and number by route: of the time between the samples, or of all when there was no request between them. */
    private Map<String, double[]> times() {
        var between = difference(before);
        return between.isEmpty() ? difference(new MetricsSample(List.of(), 0)) : between;
    }

    private Map<String, double[]> difference(MetricsSample start) {
        var times = new TreeMap<String, double[]>();
        add(times, now, 1);
        add(times, start, -1);
        times.values().removeIf(time -> time[1] <= 0);
        times.keySet().removeIf(route -> route.endsWith(" /metrics"));
        return times;
    }

    private static void add(Map<String, double[]> times, MetricsSample sample, int sign) {
        sample.series(REQUESTS + "_sum").forEach(one -> time(times, one)[0] += sign * one.value());
        sample.series(REQUESTS + "_count").forEach(one -> time(times, one)[1] += sign * one.value());
    }

    private static double[] time(Map<String, double[]> times, Series one) {
        return times.computeIfAbsent(one.label("method") + " " + one.label("route"), _ -> new double[2]);
    }

    private void statements(List<StatementCost> statements) {
        line("");
        if (statements.isEmpty()) {
            line(
                    "The cost of statements is not counted: shared_preload_libraries lacks pg_stat_statements, or migrate has"
                            + " not created it.");
            return;
        }
        line("%-58s %9s %9s %6s".formatted("Most expensive statements", "calls", "average", "time"));
        statements.stream()
                .limit(LINES)
                .forEach(statement -> line("%-58s %9s %6s ms %4s %%"
                        .formatted(
                                OneLine.of(statement.text(), 57),
                                statement.calls(),
                                number(statement.millis() / statement.calls(), 1),
                                number(100 * statement.millis() / statement.allMillis(), 0))));
    }

    private double rate(String name) {
        return perSecond(now.sum(name) - before.sum(name));
    }

    private double perSecond(double growth) {
        return growth / Math.max(1e-9, (now.nanos() - before.nanos()) / 1e9);
    }

    private String state(String gauge) {
        return now.sum(gauge) == 1 ? "up" : "DOWN";
    }

    /** The bound of the histogram below which that share of the answers between the samples lies. */
    private String quantile(double share) {
        var buckets = new TreeMap<Double, Double>();
        now.series(REQUESTS + "_bucket").forEach(one -> buckets.merge(bound(one), one.value(), Double::sum));
        before.series(REQUESTS + "_bucket").forEach(one -> buckets.merge(bound(one), -one.value(), Double::sum));
        var all = buckets.getOrDefault(Double.POSITIVE_INFINITY, 0.0);
        return all == 0
                ? "– ms"
                : buckets.entrySet().stream()
                        .filter(bucket -> bucket.getValue() >= share * all)
                        .findFirst()
                        .map(bucket -> bucket.getKey().isInfinite()
                                ? "more than 2 s"
                                : number(1000 * bucket.getKey(), 0) + " ms")
                        .orElse("– ms");
    }

    private static double bound(Series bucket) {
        var text = bucket.label("le");
        return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    private static String number(double value, int decimals) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private void line(String words) {
        text.append(words.stripTrailing()).append('\n');
    }
}
