package com.cruddur.expiry;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.Database;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Takes away what has expired, in small transactions that wait for nobody: what another session holds is left for the
 * next time. Of several nodes one sweeps at a time.
 */
public final class Sweeper {

    /** Activities at a time: some 30 ms of work for a database that has the rows in memory. */
    static final int LARGEST_BATCH = 1_000;

    /** What a database on a slow disk can still do within the time a statement may take. */
    static final int SMALLEST_BATCH = 10;

    /** For so long the service leaves a row on disk, where every node's streams look once a second for what has expired. */
    private static final Duration NOTICE = Duration.ofSeconds(5);

    /** Before everything: pgjdbc sends this time as minus infinity. */
    private static final OffsetDateTime BEGINNING_OF_TIME = OffsetDateTime.MIN;

    private final Database database;
    private final SweepMetrics metrics;

    public Sweeper(Database database, MeterRegistry registry) {
        this.database = database;
        this.metrics = new SweepMetrics(registry);
    }

    /**
     * Sweeps until nothing expired is left but what other sessions hold, or until it meets another sweeper. Rows that
     * are gone when it fails stay gone.
     *
     * @return how many rows it took away
     * @throws Failure.Unavailable when the database is overloaded or cannot be reached
     */
    public long sweep() {
        return sweepWhile(() -> true, Duration.ZERO);
    }

    /** The same as a server does it: streams learn of what goes, and {@code wanted} is asked before each transaction. */
    long sweepWhile(BooleanSupplier wanted) {
        return sweepWhile(wanted, NOTICE);
    }

    private long sweepWhile(BooleanSupplier wanted, Duration notice) {
        var total = sweepActivities(wanted, notice);
        for (var shelf : ExpiringTable.values()) {
            total += sweep(shelf, wanted);
        }
        if (wanted.getAsBoolean()) {
            backlogs();
        }
        return total;
    }

    /**
     * Looks how much there is to do, table by table, and takes nothing away.
     *
     * @throws Failure.Unavailable when the database is overloaded or cannot be reached
     */
    public List<Backlog> backlogs() {
        var backlogs = database.query(ExpirySql.class, ExpirySql::backlogs);
        metrics.looked(backlogs);
        return backlogs;
    }

    /** For how long the first expired row has been on disk, as far as the last look knew; zero before the first look. */
    Duration lag() {
        return metrics.lag();
    }

    private long sweepActivities(BooleanSupplier wanted, Duration notice) {
        var total = 0L;
        var size = LARGEST_BATCH;
        var from = BEGINNING_OF_TIME;
        while (wanted.getAsBoolean()) {
            try {
                var batch = sweepActivities(from, size, notice);
                if (batch.total() == 0) {
                    break;
                }
                total += batch.total();
                from = batch.from();
            } catch (Failure.Unavailable e) {
                if (size == SMALLEST_BATCH) {
                    throw e;
                }
                size = Math.max(SMALLEST_BATCH, size / 10); // a slow disk looks like an absent database
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

    private long sweep(ExpiringTable shelf, BooleanSupplier wanted) {
        var total = 0L;
        var from = BEGINNING_OF_TIME;
        while (wanted.getAsBoolean()) {
            var start = from;
            var swept = database.transaction(
                    ExpirySql.class, sql -> sql.lock() ? shelf.sweep(sql, start) : new SweepResult(0, null));
            metrics.count(Map.of(shelf.tableName(), swept.rows()));
            if (swept.last() == null) {
                break;
            }
            total += swept.rows();
            from = swept.last();
        }
        return total;
    }
}
