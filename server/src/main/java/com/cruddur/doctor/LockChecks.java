package com.cruddur.doctor;

import com.cruddur.doctor.Finding.Good;
import com.cruddur.doctor.Finding.Warning;
import java.time.Duration;

/** Checks that no session makes others wait, and that PostgreSQL would tell. */
final class LockChecks {

    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Duration TRANSACTION = Duration.ofMinutes(1);

    /** Cruddur gives up a statement after this many milliseconds. */
    private static final int STATEMENT = 900;

    private LockChecks() {}

    static Finding waits(DoctorSql sql) {
        return waits(sql, WAIT);
    }

    static Finding waits(DoctorSql sql, Duration longest) {
        var waits = sql.lockWaits(longest.toMillis() / 1e3);
        return waits.sessions() == 0
                ? new Good("no session waits for a lock for longer than " + FindingText.duration(longest))
                : new Warning(
                        "%s session(s) wait for a lock, one for %s, held by process %s"
                                .formatted(waits.sessions(), seconds(waits.longestSeconds()), waits.blockers()),
                        "look at that process in pg_stat_activity, and end it if it was forgotten"
                                + " (pg_terminate_backend)");
    }

    static Finding longTransactions(DoctorSql sql) {
        return longTransactions(sql, TRANSACTION);
    }

    static Finding longTransactions(DoctorSql sql, Duration longest) {
        var running = sql.longTransactions(longest.toMillis() / 1e3);
        return running.sessions() == 0
                ? new Good("no statement's transaction is open for longer than " + FindingText.duration(longest))
                : new Warning(
                        "%s transaction(s) are at work for long, one for %s (application %s)"
                                .formatted(
                                        running.sessions(), seconds(running.longestSeconds()), running.application()),
                        "they keep deleted rows on disk: let them end, or end them (pg_terminate_backend)");
    }

    static Finding deadlockTimeout(DoctorSql sql) {
        var milliseconds = sql.deadlockTimeout();
        return milliseconds < STATEMENT
                ? new Good("%s ms: lock waits are logged and deadlocks counted before a statement is given up"
                        .formatted(milliseconds))
                : new Warning(
                        "%s ms, and Cruddur gives up a statement after %s: lock waits are not logged, deadlocks not counted"
                                .formatted(milliseconds, STATEMENT),
                        "set deadlock_timeout = 250ms and log_lock_waits = on");
    }

    private static String seconds(double seconds) {
        return FindingText.duration(Duration.ofSeconds((long) seconds));
    }
}
