package com.cruddur.expiry;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.Database;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Deletes expired rows in small transactions that wait for no lock: rows that another session holds are left for the
 * next sweep. Of several nodes one sweeps at a time.
 */
public final class Sweeper {

    /** Activities per transaction: about 30 ms of work when the rows are in the database's memory. */
    static final int LARGEST_BATCH = 1_000;

    /** A batch that a database on a slow disk can delete within the time limit of a statement. */
    static final int SMALLEST_BATCH = 10;

    /**
     * The failures in a row after which a sweep gives up. Under load the database refuses some transactions; a sweep that
     * gave up at the first would leave its rows until the next.
     */
    static final int MOST_FAILURES = 6;

    /** The time that an expired row stays on disk, so that the streams of every node find it. */
    private static final Duration NOTICE = Duration.ofSeconds(5);

    /** Sorts before every time: pgjdbc sends it as minus infinity. */
    private static final OffsetDateTime BEGINNING_OF_TIME = OffsetDateTime.MIN;

    private final Database database;
    private final SweepMetrics metrics;

    public Sweeper(Database database, MeterRegistry registry) {
        this.database = database;
        this.metrics = new SweepMetrics(registry);
    }

    /**
     * Sweeps until none of the rows are left that had expired when the sweep began, but those that other sessions hold,
     * or until another sweeper is at work. Each batch is committed on its own.
     *
     * @return the number of deleted rows
     * @throws Failure.Unavailable when the database is overloaded or cannot be reached
     */
    public long sweep() {
        return sweepWhile(() -> true, Duration.ZERO);
    }

    /**
     * Sweeps as a server does: rows stay for a few seconds, so that streams can report them, and no transaction begins
     * when {@code wanted} is false.
     */
    long sweepWhile(BooleanSupplier wanted) {
        return sweepWhile(wanted, NOTICE);
    }

    private long sweepWhile(BooleanSupplier wanted, Duration notice) {
        var total = sweepActivities(wanted, notice);
        for (var table : ExpiringTable.values()) {
            total += sweep(table, wanted);
        }
        if (wanted.getAsBoolean()) {
            persist(wanted, this::backlogs);
        }
        return total;
    }

    /**
     * Counts the expired rows of each table, and deletes nothing.
     *
     * @throws Failure.Unavailable when the database is overloaded or cannot be reached
     */
    public List<Backlog> backlogs() {
        var backlogs = database.query(ExpirySql.class, ExpirySql::backlogs);
        metrics.looked(backlogs);
        return backlogs;
    }

    /** How long the first expired row had been on disk at the last count; zero before the first count. */
    Duration lag() {
        return metrics.lag();
    }

    /** Leaves what expires meanwhile, so that the other tables have their turn however many posts expire. */
    private long sweepActivities(BooleanSupplier wanted, Duration notice) {
        var begin = System.nanoTime();
        var total = 0L;
        var size = LARGEST_BATCH;
        var from = BEGINNING_OF_TIME;
        var failures = 0;
        while (wanted.getAsBoolean()) {
            try {
                var batch = sweepActivities(from, size, notice.plusNanos(System.nanoTime() - begin));
                if (batch.total() == 0) {
                    break;
                }
                total += batch.total();
                from = batch.from();
                size = Math.min(LARGEST_BATCH, size + size / 2);
                failures = 0;
            } catch (Failure.Unavailable e) {
                if (++failures == MOST_FAILURES) {
                    throw e;
                }
                size = Math.max(
                        SMALLEST_BATCH, size / 4); // a slow disk or a busy service looks like an absent database
            }
        }
        return total;
    }

    private Batch sweepActivities(OffsetDateTime from, int size, Duration notice) {
        var batch = database.transaction(
                ExpirySql.class,
                sql -> sql.lock() ? new ActivityBatch(sql, size).sweep(from, notice) : new Batch(Map.of(), from));
        metrics.count(batch.rows());
        return batch;
    }

    private long sweep(ExpiringTable table, BooleanSupplier wanted) {
        var total = 0L;
        OffsetDateTime next = BEGINNING_OF_TIME;
        while (next != null && wanted.getAsBoolean()) {
            var from = next;
            var swept = persist(
                    wanted,
                    () -> database.transaction(
                            ExpirySql.class, sql -> sql.lock() ? table.sweep(sql, from) : new SweepResult(0, null)));
            metrics.count(Map.of(table.tableName(), swept.rows()));
            total += swept.rows();
            next = swept.next();
        }
        return total;
    }

    /** Runs {@code step} again when the database refuses it. */
    private static <R> R persist(BooleanSupplier wanted, Supplier<R> step) {
        for (var failures = 1; ; failures++) {
            try {
                return step.get();
            } catch (Failure.Unavailable e) {
                if (failures == MOST_FAILURES || !wanted.getAsBoolean()) {
                    throw e;
                }
            }
        }
    }

    /**
     * The rows that one transaction deleted.
     *
     * @param rows the number of rows by table
     * @param from where the next transaction may start
     */
    record Batch(Map<String, Integer> rows, OffsetDateTime from) {

        int total() {
            return rows.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** The number of rows that were deleted from a table because they belonged to deleted activities. */
    record DependentRows(String tableName, int rows) {}

    /**
     * The rows that one statement deleted.
     *
     * @param next where the next statement starts, null when there were fewer rows than a statement takes
     */
    record SweepResult(int rows, @Nullable OffsetDateTime next) {}
}
