package com.cruddur.doctor;

import com.cruddur.doctor.Finding.Broken;
import com.cruddur.doctor.Finding.Good;
import com.cruddur.doctor.Finding.Warning;
import java.time.Duration;
import java.util.stream.Collectors;

/** Checks that the database allows enough connections for the servers. */
final class ConnectionChecks {

    private static final Duration IDLE = Duration.ofMinutes(1);

    private final int sessions;

    /** @param sessions the number of connections that one server keeps */
    ConnectionChecks(int sessions) {
        this.sessions = sessions;
    }

    Finding connections(DoctorSql sql) {
        var places = sql.places();
        var most = most(places);
        var now = sql.sessions().stream()
                .map(each -> each.application() + " " + each.sessions())
                .collect(Collectors.joining(", "));
        var words =
                "a server keeps %s connections (POOL_SIZE); %s places are there for this role, %s of them free; now %s"
                        .formatted(sessions, most, free(places), now.isEmpty() ? "nobody else is connected" : now);
        if (sessions > most) {
            return new Broken(words, "lower POOL_SIZE, or raise max_connections or the limit of the role or database");
        }
        return free(places) < sessions
                ? new Warning(
                        words + ": no place for one more server, as while a new one takes an old one's place",
                        "lower POOL_SIZE, or raise max_connections or the limit of the role or database")
                : new Good(words);
    }

    /** Returns the number of sessions that this role could have without other clients. */
    private static int most(DoctorSql.Places places) {
        return Math.min(
                places.most() - places.reserved(), Math.min(limit(places.roleLimit()), limit(places.databaseLimit())));
    }

    private static int free(DoctorSql.Places places) {
        var ofServer = places.most() - places.reserved() - places.taken();
        var ofRole = limit(places.roleLimit()) - places.takenByRole();
        var ofDatabase = limit(places.databaseLimit()) - places.takenInDatabase();
        return Math.max(0, Math.min(ofServer, Math.min(ofRole, ofDatabase)));
    }

    private static int limit(int told) {
        return told < 0 ? Integer.MAX_VALUE : told;
    }

    static Finding idleInTransaction(DoctorSql sql) {
        return idleInTransaction(sql, IDLE);
    }

    static Finding idleInTransaction(DoctorSql sql, Duration longest) {
        var idle = sql.idleInTransaction(longest.toMillis() / 1e3);
        return idle.sessions() == 0
                ? new Good("no session holds a transaction open and does nothing for longer than "
                        + FindingText.duration(longest))
                : new Warning(
                        "%s session(s) hold a transaction open and do nothing, one for %s (application %s)"
                                .formatted(
                                        idle.sessions(),
                                        FindingText.duration(Duration.ofSeconds((long) idle.longestSeconds())),
                                        idle.application()),
                        "end them (pg_terminate_backend), and set idle_in_transaction_session_timeout for who opened"
                                + " them");
    }
}
