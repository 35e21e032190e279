package com.cruddur.expiry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The metrics of the sweeper. */
final class SweepMetrics {

    private final MeterRegistry registry;
    private volatile @Nullable Look lastLook;

    /**
     * The result of the last count.
     *
     * @param overdue how long ago the first row had expired; negative when it had not yet
     * @param nanos the time of the count, by {@link System#nanoTime}
     */
    private record Look(@Nullable Duration overdue, long nanos) {}

    SweepMetrics(MeterRegistry registry) {
        this.registry = registry;
        count("activities", 0);
        for (var table : ExpiringTable.values()) {
            count(table.tableName(), 0);
        }
        Gauge.builder("cruddur.expiry.lag", this, SweepMetrics::lagSeconds)
                .baseUnit("seconds")
                .description("For how long the first expired row of any table has been on disk; 0 when there is none")
                .strongReference(true)
                .register(registry);
    }

    void count(Map<String, Integer> rows) {
        rows.forEach(this::count);
    }

    private void count(String tableName, int rows) {
        Counter.builder("cruddur.expired.rows")
                .description("Rows deleted because they, or what they belong to or answer, had expired")
                .tag("table", tableName)
                .register(registry)
                .increment(rows);
    }

    void looked(List<Backlog> backlogs) {
        var overdue = backlogs.stream()
                .map(Backlog::overdue)
                .filter(Objects::nonNull)
                .max(Duration::compareTo)
                .orElse(null);
        lastLook = new Look(overdue, System.nanoTime());
    }

    Duration lag() {
        var seconds = lagSeconds();
        return Double.isNaN(seconds) ? Duration.ZERO : Duration.ofMillis((long) (seconds * 1000));
    }

    /** Grows after the last count, so that a stuck sweeper shows. */
    private double lagSeconds() {
        var look = lastLook;
        if (look == null) {
            return Double.NaN;
        }
        if (look.overdue() == null) {
            return 0;
        }
        return Math.max(
                0, look.overdue().plusNanos(System.nanoTime() - look.nanos()).toNanos() / 1e9);
    }
}
