package com.cruddur.platform.db.replica;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.pool.Pool;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A read replica, with its connections and its last known state. It is read only while that state is good enough. */
final class Replica implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Replica.class);

    /** The largest tolerated difference of clocks, within which posts expire on the replica as on the primary. */
    static final Duration CLOCK_TOLERANCE = Duration.ofMillis(100);

    /** The largest distance to an idle primary that a flush of the log's end can close. */
    private static final long LAST_PAGES = 16 * 1024;

    private static final String NOT_KNOWN_YET = "how far it is behind the primary is not known yet";

    private static final String QUESTION = """
            SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint),
                   pg_is_in_recovery(),
                   CAST(pg_last_wal_replay_lsn() - '0/0' AS bigint),
                   (SELECT floor.mark FROM public.replica_floor AS floor)
            """;

    /**
     * A reader of Aurora reports by how much it is behind the writer. It shows everything from before that time, less a
     * margin for the difference of the clocks and for a report that has just become outdated.
     */
    private static final String AURORA_QUESTION = """
            SELECT clock.micros,
                   status.session_id <> 'MASTER_SESSION_ID',
                   clock.micros - 250000 - CAST(1000 * (
                       coalesce(status.replica_lag_in_msec, 3600000)
                       + greatest(0, 1000 * extract(epoch FROM clock_timestamp() - status.last_update_timestamp))) AS bigint),
                   (SELECT floor.mark FROM public.replica_floor AS floor)
            FROM aurora_replica_status() AS status,
                 (SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint) AS micros) AS clock
            WHERE status.server_id = aurora_db_instance_identifier()
            """;

    private record Row(
            boolean inRecovery, long replayed, @Nullable UUID mark) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(row.getBoolean(2), row.getLong(3), row.getObject(4, UUID.class));
        }
    }

    /**
     * The last reading of the replica.
     *
     * @param connections the number of connections made before the query
     * @param failure why it did not answer, null when it did
     */
    private record Seen(
            int connections,
            @Nullable Row row,
            @Nullable String failure,
            @Nullable ClockReading newest,
            @Nullable ClockReading best) {}

    /** The replica had the data that the primary with this marker had {@code at} a time by {@link System#nanoTime}. */
    private record Level(long at, UUID mark) {}

    private final String name;
    private final Duration maxLag;
    private final PrimaryWatch primary;
    private final Pool pool;
    private final ServerProbe probe;
    private final ClockReadings clock = new ClockReadings();
    private volatile Seen seen = new Seen(0, null, "it was not asked yet", null, null);

    private volatile @Nullable Level level;
    private volatile long unknownSince = System.nanoTime();
    private String told = "it was not looked at yet";

    Replica(DatabaseUrl url, Pool pool, Duration maxLag, PrimaryWatch primary) {
        this.name = url.hosts().getFirst().toString();
        this.maxLag = maxLag;
        this.primary = primary;
        this.pool = pool;
        this.probe = new ServerProbe(url, QUESTION);
    }

    /** Returns host and port. */
    String name() {
        return name;
    }

    void start() {
        pool.start();
    }

    /** Polls once. */
    void look() {
        var connections = pool.connectionsMade();
        try {
            var at = primary.seen();
            var answer = probe.ask(at != null && at.aurora() ? AURORA_QUESTION : QUESTION, Row::of);
            keepLevel(answer.value());
            seen = new Seen(connections, answer.value(), null, answer.clock(), clock.add(answer.clock()));
        } catch (SQLException e) {
            clock.clear();
            seen = new Seen(connections, null, firstLine(e), null, null);
        } catch (RuntimeException e) {
            clock.clear();
            level = null;
            seen = new Seen(connections, null, "its answer was not understood", null, null);
            throw e;
        }
        tell();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no cause given");
    }

    private void keepLevel(Row row) {
        var at = primary.seen();
        if (at == null || !at.mark().equals(row.mark())) {
            return;
        }
        var before = level;
        if (before != null && !before.mark().equals(at.mark())) {
            unknownSince = System.nanoTime();
        }
        var since = primary.endedAt(row.replayed());
        if (since != null && (before == null || !before.mark().equals(at.mark()) || since > before.at())) {
            level = new Level(since, at.mark());
        }
    }

    /**
     * Returns whether it may answer a read that needs {@code position}, given the reading {@code at} of the primary.
     */
    boolean serves(long position, PrimaryWatch.Seen at) {
        var row = seen.row();
        return row != null && isAsSeen() && row.replayed() >= Math.max(position, primary.floor()) && flaw(at) == null;
    }

    /**
     * Returns whether the last reading holds for all connections. A newer connection may lead to a restarted server
     * that has replayed less. An older one would have ended at that restart.
     */
    boolean isAsSeen() {
        return seen.connections() == pool.connectionsMade();
    }

    /** Returns whether any request may read from it now. */
    boolean usable() {
        var at = primary.seen();
        return at != null && at.holds(System.nanoTime()) && isAsSeen() && flaw(at) == null;
    }

    /** Returns why it must not be read, with the remedy; null when it may be read. */
    private @Nullable String flaw(PrimaryWatch.Seen at) {
        var last = seen;
        var row = last.row();
        if (row == null) {
            return "it does not answer (%s): look whether it runs and lets us in".formatted(last.failure());
        }
        if (!row.inRecovery()) {
            return "it is no replica, since it takes writes: name replicas only in DATABASE_READER_URL";
        }
        if (!at.mark().equals(row.mark())) {
            return "it does not follow this primary, or not yet since that changed: "
                    + "if that lasts, make it anew from the primary";
        }
        var lag = lag(at);
        if (lag == null && System.nanoTime() - unknownSince < maxLag.toNanos()) {
            return NOT_KNOWN_YET;
        }
        if (lag == null || lag.compareTo(maxLag) > 0) {
            return "it is more than %s ms behind the primary: look at its load and its network"
                    .formatted(maxLag.toMillis());
        }
        return clockFlaw(last, at);
    }

    private static @Nullable String clockFlaw(Seen last, PrimaryWatch.Seen at) {
        if (last.newest() == null || last.best() == null) {
            return "its clock was not read yet";
        }
        var now = last.newest().minus(at.newest());
        var best = last.best().minus(at.best());
        if (now.exceeds(CLOCK_TOLERANCE) || best.exceeds(CLOCK_TOLERANCE)) {
            return "its clock differs from the primary's by %s ms: have both keep time by NTP"
                    .formatted(best.ahead() / 1_000);
        }
        return best.isWithin(CLOCK_TOLERANCE)
                ? null
                : "its answers are too slow to tell its clock (%s ms): look at the network"
                        .formatted(best.uncertainty() / 1_000);
    }

    /** Returns the upper bound of its lag in seconds; NaN when the lag is unknown. */
    double lagSeconds() {
        var at = primary.seen();
        var lag = at == null ? null : lag(at);
        return lag == null ? Double.NaN : lag.toNanos() / 1e9;
    }

    private @Nullable Duration lag(PrimaryWatch.Seen at) {
        var known = level;
        return known == null || !known.mark().equals(at.mark())
                ? null
                : Duration.ofNanos(System.nanoTime() - known.at());
    }

    /** Returns whether it has replayed {@code position} of the current primary, whatever else is wrong with it. */
    boolean hasReplayed(long position) {
        var row = seen.row();
        var at = primary.seen();
        return row != null && at != null && at.mark().equals(row.mark()) && row.replayed() >= position;
    }

    /** Returns whether a flush of the primary's log would let it catch up with {@code at}. */
    boolean nearlyLevelWith(PrimaryWatch.Seen at) {
        var row = seen.row();
        return row != null && row.replayed() < at.position() && at.position() - row.replayed() < LAST_PAGES;
    }

    /**
     * Runs {@code work} on the replica.
     *
     * @throws Failure.Unavailable when it is overloaded or unreachable
     */
    <R> R run(Function<Connection, R> work) {
        return pool.run(work);
    }

    /** Excludes the replica until the next poll if the query found it unreachable. */
    void failed(RuntimeException failure) {
        LOG.debug("A query on the replica {} failed: {}", name, failure.getMessage());
        if (failure instanceof Failure.Unavailable unavailable && unavailable.getCause() != null) {
            seen = new Seen(0, null, "a query failed", null, null);
        }
    }

    /** Logs when the replica is excluded, is read again, or is excluded for another reason. */
    private void tell() {
        var at = primary.seen();
        if (at == null) {
            return; // without a primary that answers, the state of a replica is unknown
        }
        var flaw = flaw(at);
        var kind = flaw == null ? "" : flaw.replaceAll("[0-9(].*", "");
        if (kind.equals(told) || NOT_KNOWN_YET.equals(flaw)) {
            return;
        }
        if (flaw == null) {
            LOG.info("The replica {} is read", name);
        } else {
            LOG.warn("The replica {} is not read: {}", name, flaw);
        }
        told = kind;
    }

    @Override
    public void close() {
        probe.close();
        pool.close();
    }
}
