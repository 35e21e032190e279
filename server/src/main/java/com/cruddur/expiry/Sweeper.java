package com.cruddur.expiry;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.Database;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Deletes what has expired, in small transactions that wait for nobody: what another session holds is left for the next
 * time. Of several nodes one sweeps at a time.
 *
 * <p>A row goes after what answers it. So no transaction becomes larger than {@code 2 × LARGEST_BATCH} rows, however many
 * replies a post has.
 */
public final class Sweeper {

    /** Some 30 ms of work for a database that has the rows in memory. */
    static final int LARGEST_BATCH = 1_000;

    /** What a database on a slow disk can still do within the time a statement may take. */
    static final int SMALLEST_BATCH = 10;

    /** Before everything: pgjdbc sends this time as minus infinity. */
    private static final OffsetDateTime BEGINNING_OF_TIME = OffsetDateTime.MIN;

    private final Database database;
    private final Counter rows;
    private volatile @Nullable Look lastLook;

    /**
     * What the last look found.
     *
     * @param overdue for how long the first row to expire had been expired; negative when it had yet to live
     * @param nanos when that was, by {@link System#nanoTime}
     */
    private record Look(@Nullable Duration overdue, long nanos) {}

    /** What a transaction did; {@code first} is the first expiry that it saw. */
    private record Batch(int deleted, OffsetDateTime first) {}

    public Sweeper(Database database, MeterRegistry metrics) {
        this.database = database;
        database.register(new ExpiredRowMapper());
        database.register(new BacklogMapper());
        rows = Counter.builder("cruddur.expired.rows")
                .description("Rows deleted because they, or what they answer, had expired")
                .register(metrics);
        Gauge.builder("cruddur.expiry.lag", this, Sweeper::lagSeconds)
                .baseUnit("seconds")
                .description("For how long the first expired row has been on disk; 0 when there is none")
                .strongReference(true)
                .register(metrics);
    }

    /**
     * Deletes until nothing expired is left but what other sessions hold, or until it meets another sweeper. Rows that
     * are gone when it fails stay gone.
     *
     * @return how many rows it deleted
     * @throws Failure.Unavailable when the database is overloaded or cannot be reached
     */
    public long sweep() {
        return sweepWhile(() -> true);
    }

    /** The same, as long as {@code wanted} holds, which is asked before each transaction. */
    long sweepWhile(BooleanSupplier wanted) {
        var total = 0L;
        var size = LARGEST_BATCH;
        var from = BEGINNING_OF_TIME;
        while (wanted.getAsBoolean()) {
            try {
                var batch = sweepOnce(from, size);
                if (batch.deleted() == 0) {
                    backlog();
                    break;
                }
                total += batch.deleted();
                from = batch.first();
            } catch (Failure.Unavailable e) {
                if (size == SMALLEST_BATCH) {
                    throw e;
                }
                size = Math.max(SMALLEST_BATCH, size / 10); // a slow disk looks like an absent database
            }
        }
        return total;
    }

    /**
     * Looks how much there is to do, and deletes nothing.
     *
     * @throws Failure.Unavailable when the database is overloaded or cannot be reached
     */
    public Backlog backlog() {
        var backlog = database.query(ExpirySql.class, ExpirySql::backlog);
        lastLook = new Look(backlog.overdue(), System.nanoTime());
        return backlog;
    }

    /** Grows by itself from the last look on: a sweeper that is stuck cannot hide it. */
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

    private Batch sweepOnce(OffsetDateTime from, int size) {
        var batch = database.transaction(ExpirySql.class, sql -> sweepOnce(sql, from, size));
        rows.increment(batch.deleted());
        return batch;
    }

    private static Batch sweepOnce(ExpirySql sql, OffsetDateTime from, int size) {
        if (!sql.lock()) {
            return new Batch(0, from);
        }
        var expired = sql.expired(from, size);
        if (expired.isEmpty()) {
            return new Batch(0, from);
        }
        var doomed = withReplies(sql, expired.stream().map(ExpiredRow::uuid).toList(), size);
        return new Batch(delete(sql, doomed), expired.getFirst().expiresAt());
    }

    /** Row by row from the last replies upwards: what lost its last reply is looked at next. */
    private static int delete(ExpirySql sql, Set<UUID> doomed) {
        var deleted = 0;
        var candidates = doomed;
        while (!candidates.isEmpty()) {
            var answered = sql.deleteUnanswered(candidates.toArray(UUID[]::new));
            deleted += answered.size();
            candidates = new HashSet<>();
            for (var uuid : answered) {
                if (uuid != null && doomed.contains(uuid)) {
                    candidates.add(uuid);
                }
            }
        }
        return deleted;
    }

    /** Those rows and what answers them, down to the last reply. When that is too much, only what answers them. */
    private static Set<UUID> withReplies(ExpirySql sql, List<UUID> expired, int size) {
        var doomed = new HashSet<>(expired);
        Collection<UUID> level = expired;
        while (!level.isEmpty()) {
            var replies = sql.replies(level.toArray(UUID[]::new), size + 1);
            var unseen =
                    replies.stream().filter(reply -> !doomed.contains(reply)).toList();
            if (replies.size() > size || doomed.size() + unseen.size() > 2 * size) {
                doomed.clear();
                unseen = replies;
            }
            doomed.addAll(unseen);
            level = unseen;
        }
        return doomed;
    }
}
