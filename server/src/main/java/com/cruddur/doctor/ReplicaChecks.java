package com.cruddur.doctor;

import com.cruddur.doctor.Finding.Broken;
import com.cruddur.doctor.Finding.Good;
import com.cruddur.doctor.Finding.Skipped;
import com.cruddur.doctor.Finding.Warning;
import com.cruddur.platform.Numbers;
import com.cruddur.platform.db.connect.DatabaseUrl;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a read replica belongs to the primary, and measures its lag. An absent or late replica is only a warning,
 * because the service does not read it.
 */
final class ReplicaChecks {

    /** The longest wait for an answer. */
    private static final Duration TIMEOUT = Duration.ofMillis(1_500);

    private static final Duration PAUSE = Duration.ofMillis(20);

    /** The greatest clock difference with which the service reads a replica: expired posts must be hidden there too. */
    private static final Duration SKEW = Duration.ofMillis(100);

    /** The latest state of the primary. */
    record Primary(DoctorSql.Identity identity, long written, ClockSkew clock) {

        /** Reads the state; empty when the server is itself a standby. */
        static Optional<Primary> of(DoctorSql sql, Clock clock) {
            return sql.written().map(written -> new Primary(sql.identity(), written, ClockSkew.of(clock, sql::now)));
        }
    }

    private final DatabaseUrl url;
    private final @Nullable Primary primary;
    private final Clock clock;

    /** @param primary the state to compare with, null when the primary did not answer */
    ReplicaChecks(DatabaseUrl url, @Nullable Primary primary, Clock clock) {
        this.url = url;
        this.primary = primary;
        this.clock = clock;
    }

    Finding check() throws Exception {
        if (primary == null) {
            return new Skipped("there is no primary to compare %s with".formatted(url));
        }
        try (var probe = new ConnectionProbe(url)) {
            for (Callable<Finding> step : probe.steps()) {
                var finding = step.call();
                if (finding instanceof Broken(var words, var cure)) {
                    return new Warning("%s is not read: %s".formatted(url, ofReplica(words)), ofReplica(cure));
                }
            }
            return probe.session()
                    .map(session -> compared(session, primary))
                    .orElseGet(
                            () -> new Warning(url + " is not read: no connection", "see what is said of the database"));
        }
    }

    private static String ofReplica(String words) {
        return words.replace("DATABASE_URL", "DATABASE_READER_URL");
    }

    private Finding compared(ServerSession session, Primary with) {
        var cure = "name read replicas of the database in DATABASE_URL, or unset DATABASE_READER_URL";
        if (!session.ask(DoctorSql::identity).equals(with.identity())) {
            return new Broken("%s is another database, and no replica".formatted(url), cure);
        }
        if (!session.ask(DoctorSql::replay).standby()) {
            return new Broken("%s is no replica, since it takes writes".formatted(url), cure);
        }
        var skew = session.ask(sql -> ClockSkew.of(clock, sql::now)).from(with.clock());
        if (skew.least().compareTo(SKEW) > 0) {
            return new Warning(
                    "%s is not read: its clock is %s the primary's, by %s ms"
                            .formatted(
                                    url, skew.direction(), skew.offset().abs().toMillis()),
                    "have both set their clocks by the same time servers (NTP)");
        }
        return followed(session, with);
    }

    private Finding followed(ServerSession session, Primary with) {
        var begin = System.nanoTime();
        var replay = session.ask(DoctorSql::replay);
        while (replay.position() < with.written() && System.nanoTime() - begin < TIMEOUT.toNanos()) {
            pause();
            replay = session.ask(DoctorSql::replay);
        }
        if (replay.position() >= with.written()) {
            return new Good("%s has all that the primary had written %s ms before"
                    .formatted(url, (System.nanoTime() - begin) / 1_000_000));
        }
        return new Warning(
                "%s is late: it lacks %s bytes of what the primary had written %s ms before%s"
                        .formatted(
                                url,
                                Numbers.grouped(with.written() - replay.position()),
                                TIMEOUT.toMillis(),
                                replay.paused() ? ", and its replay is paused" : ""),
                replay.paused()
                        ? "run SELECT pg_wal_replay_resume() there"
                        : "look at its log, disk and network, and for long queries that hold its replay up");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
