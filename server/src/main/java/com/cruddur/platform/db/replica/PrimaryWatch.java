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

/** What replicas are measured by: where the primary's log ends, when it ended there, and what they must have replayed. */
final class PrimaryWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PrimaryWatch.class);

    /** How long an answer of the primary holds: when it is older, nobody knows what was withdrawn since. */
    static final Duration LEASE = Duration.ofSeconds(1);

    private static final String QUESTION = """
            SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint),
                   CAST(pg_current_wal_insert_lsn() - '0/0' AS bigint),
                   left(pg_walfile_name(pg_current_wal_insert_lsn()), 8),
                   floor.timeline,
                   floor.mark,
                   CAST(floor.position - '0/0' AS bigint)
            FROM public.replica_floor AS floor
            """;

    /** Also when the log went back, as it does when a database moves to another cluster. */
    private static final String MARK = """
            UPDATE public.replica_floor
            SET timeline = left(pg_walfile_name(pg_current_wal_insert_lsn()), 8),
                mark = gen_random_uuid(),
                position = pg_current_wal_insert_lsn()
            WHERE timeline <> left(pg_walfile_name(pg_current_wal_insert_lsn()), 8)
               OR position > pg_current_wal_insert_lsn()
            """;

    private static final String FLUSH = "UPDATE public.replica_floor SET position = position";

    /** At four samples a second, more than the longest lag that can be allowed. */
    private static final int MOST_SAMPLES = 512;

    private record Row(long position, String timeline, String markedTimeline, UUID mark, long floor) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong(2), row.getString(3), row.getString(4), row.getObject(5, UUID.class), row.getLong(6));
        }

        boolean isMarked() {
            return timeline.equals(markedTimeline) && floor <= position;
        }
    }

    /**
     * What was last seen of it.
     *
     * @param asked when, by {@link System#nanoTime}
     * @param mark what a replica of it shows
     * @param newest the newest reading of its clock, {@code best} the best of the latest
     */
    record Seen(long asked, long position, UUID mark, ClockReading newest, ClockReading best) {
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

    /** Looks once; what was seen before is forgotten when it fails. */
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

    /** A line when it cannot be asked, and when it can again. */
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
        seen = new Seen(answer.asked(), row.position(), row.mark(), answer.clock(), clock.add(answer.clock()));
    }

    private void forget() {
        seen = null;
        clock.clear();
        samples.clear();
        floor.set(0);
    }

    /** What was seen last, null when it did not answer. */
    @Nullable Seen seen() {
        return seen;
    }

    /** What every replica must have replayed. */
    long floor() {
        return floor.get();
    }

    /** Makes it more at once, before the next look finds it. */
    void raise(long position) {
        floor.accumulateAndGet(position, Math::max);
    }

    /** When its log was last known to end at or before {@code position}; null when that is too long ago. */
    @Nullable Long endedAt(long position) {
        var sample = samples.floorEntry(position);
        return sample == null ? null : sample.getValue();
    }

    /** For how long nothing was added to its log. */
    Duration idle() {
        return Duration.ofNanos(System.nanoTime() - idleSince);
    }

    /**
     * Has the log's last bytes written out, which an idle primary keeps to itself: the end of a transaction without
     * haste, or the head of a new page. Without that, replicas would never be level with it.
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
