package com.cruddur.platform.db.replica;

import com.cruddur.platform.db.connect.DatabaseUrl;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls the primary for the data that replicas are compared with: the end of its log, the time of that position, and
 * the minimum position to have replayed.
 */
final class PrimaryWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PrimaryWatch.class);

    /** How long a reading of the primary is valid. In an older one, later withdrawals are missing. */
    static final Duration LEASE = Duration.ofSeconds(1);

    /**
     * Aurora has no positions that its readers report. The time of the primary's clock in microseconds takes their
     * place, as in {@code position.sql}, and a fixed name that of the timeline.
     */
    private static final String NOW = """
            SELECT CASE WHEN aurora.there THEN CAST(to_hex(clock.micros >> 32) || '/' || to_hex(clock.micros & 4294967295) AS pg_lsn)
                        ELSE pg_current_wal_insert_lsn() END AS position,
                   CASE WHEN aurora.there THEN 'aurora' ELSE left(pg_walfile_name(pg_current_wal_insert_lsn()), 8) END AS timeline,
                   clock.micros,
                   aurora.there AS aurora
            FROM (SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint) AS micros) AS clock,
                 (SELECT to_regprocedure('aurora_version()') IS NOT NULL AS there) AS aurora
            """;

    private static final String QUESTION = """
            SELECT latest.micros,
                   CAST(latest.position - '0/0' AS bigint),
                   latest.timeline,
                   floor.timeline,
                   floor.mark,
                   CAST(floor.position - '0/0' AS bigint),
                   latest.aurora
            FROM public.replica_floor AS floor, (%s) AS latest
            """.formatted(NOW);

    /** Applies also when the log position decreased, as after a move to another cluster. */
    private static final String MARK = """
            UPDATE public.replica_floor AS floor
            SET timeline = latest.timeline, mark = gen_random_uuid(), position = latest.position
            FROM (%s) AS latest
            WHERE floor.timeline <> latest.timeline OR floor.position > latest.position
            """.formatted(NOW);

    private static final String FLUSH = "UPDATE public.replica_floor SET position = position";

    /** More than the longest allowed lag, at four samples a second. */
    private static final int MOST_SAMPLES = 512;

    private record Row(long position, String timeline, String markedTimeline, UUID mark, long floor, boolean aurora) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong(2),
                    row.getString(3),
                    row.getString(4),
                    row.getObject(5, UUID.class),
                    row.getLong(6),
                    row.getBoolean(7));
        }

        boolean isMarked() {
            return timeline.equals(markedTimeline) && floor <= position;
        }
    }

    /**
     * A reading of the primary.
     *
     * @param asked the time of the query, by {@link System#nanoTime}
     * @param mark the marker that replicas of this primary show
     * @param aurora whether it is of Aurora, where positions are times
     * @param newest the newest reading of its clock; {@code best} is the most accurate of the latest
     */
    record Seen(long asked, long position, UUID mark, boolean aurora, ClockReading newest, ClockReading best) {
        boolean holds(long now) {
            return now - asked <= LEASE.toNanos();
        }
    }

    private final ServerProbe probe;
    private final ClockReadings clock = new ClockReadings();
    private final ConcurrentSkipListMap<Long, Long> samples = new ConcurrentSkipListMap<>();
    private final AtomicLong floor = new AtomicLong();
    private volatile @Nullable Seen seen;
    private long idleSince;
    private @Nullable String failedWith;

    PrimaryWatch(DatabaseUrl url) {
        this.probe = new ServerProbe(url, QUESTION);
    }

    /** Polls once. A failure discards the last reading. */
    void look() {
        try {
            var answer = probe.ask(Row::of);
            if (!answer.value().isMarked()) {
                forget();
                probe.execute(MARK);
                return;
            }
            keep(answer);
            tell(null);
        } catch (SQLException e) {
            seen = null;
            clock.clear();
            tell(String.valueOf(e.getMessage()).lines().findFirst().orElse("no cause given"));
        } catch (RuntimeException e) {
            forget();
            throw e;
        }
    }

    /** Logs when the primary stops answering and when it answers again. */
    private void tell(@Nullable String failure) {
        if (failure != null && failedWith == null) {
            LOG.warn("Nothing is read from replicas: the primary does not tell its position ({})", failure);
        } else if (failure == null && failedWith != null) {
            LOG.info("The primary tells its position again");
        }
        failedWith = failure;
    }

    private void keep(ServerProbe.Answer<Row> answer) {
        var row = answer.value();
        var before = seen;
        if (before == null || before.position() != row.position()) {
            idleSince = answer.asked();
        }
        if (before != null && !before.mark().equals(row.mark())) {
            forget();
        }
        samples.put(row.position(), answer.asked());
        while (samples.size() > MOST_SAMPLES) {
            samples.pollFirstEntry();
        }
        floor.accumulateAndGet(row.floor(), Math::max);
        seen = new Seen(
                answer.asked(), row.position(), row.mark(), row.aurora(), answer.clock(), clock.add(answer.clock()));
    }

    private void forget() {
        seen = null;
        clock.clear();
        samples.clear();
        floor.set(0);
    }

    /** Returns the last reading, null when the primary did not answer. */
    @Nullable Seen seen() {
        return seen;
    }

    /** Returns the position that every replica must have replayed. */
    long floor() {
        return floor.get();
    }

    /** Raises the minimum at once, before the next poll reads it. */
    void raise(long position) {
        floor.accumulateAndGet(position, Math::max);
    }

    /** Returns when the log was last known to end at or before {@code position}; null when no sample is that old. */
    @Nullable Long endedAt(long position) {
        var sample = samples.floorEntry(position);
        return sample == null ? null : sample.getValue();
    }

    /** Returns the time since the log last grew. */
    Duration idle() {
        return Duration.ofNanos(System.nanoTime() - idleSince);
    }

    /**
     * Flushes the end of the log, which an idle primary keeps in memory: the end of an asynchronous commit, or the
     * header of a new page. Otherwise replicas could not catch up completely.
     */
    void flush() {
        try {
            probe.execute(FLUSH);
        } catch (SQLException _) {
            seen = null;
        }
    }

    @Override
    public void close() {
        probe.close();
    }
}
