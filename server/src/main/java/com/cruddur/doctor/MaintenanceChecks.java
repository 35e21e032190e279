package com.cruddur.doctor;

import com.cruddur.doctor.Finding.Broken;
import com.cruddur.doctor.Finding.Good;
import com.cruddur.doctor.Finding.Warning;
import com.cruddur.expiry.Backlog;
import com.cruddur.expiry.Sweeper;
import com.cruddur.platform.Numbers;
import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.connect.Pooler;
import com.cruddur.platform.db.migration.Migrations;
import com.cruddur.platform.db.migration.SchemaDrift;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Checks that the schema is current and that regular maintenance runs. */
final class MaintenanceChecks {

    /** Each server sweeps once a minute. */
    private static final Duration LAG_WARNING = Duration.ofMinutes(5);

    private static final Duration LAG_BROKEN = Duration.ofHours(1);

    /** PostgreSQL starts to freeze rows at 200 million transactions, and refuses writes at 2.1 billion. */
    private static final int AGE_WARNING = 500_000_000;

    private static final int AGE_BROKEN = 1_500_000_000;

    private final DatabaseUrl url;
    private volatile Finding lastMigrations = new Finding.Skipped("not looked at yet");

    MaintenanceChecks(DatabaseUrl url) {
        this.url = url;
    }

    Finding migrations() {
        lastMigrations = compareMigrations();
        return lastMigrations;
    }

    /** Returns what {@link #migrations} found, without looking again. */
    Finding lastMigrations() {
        return lastMigrations;
    }

    private Finding compareMigrations() {
        var migrations = new Migrations(url);
        try {
            // Flyway changes session settings, which behind a pooler would affect other clients.
            return judged(
                    url.pooler() == Pooler.NONE
                            ? migrations.drift()
                            : new SchemaDrift(migrations.pending(), List.of(), List.of(), List.of()));
        } catch (OperatorException e) {
            return new Broken(
                    FindingText.line(e), "point DATABASE_URL at Cruddur's own database, or do what is said there");
        }
    }

    private static Finding judged(SchemaDrift drift) {
        if (!drift.failed().isEmpty()) {
            return new Broken(
                    "failed halfway: " + FindingText.some(drift.failed()), "run ./cruddur migrate again as the owner");
        }
        if (!drift.edited().isEmpty()) {
            return new Broken(
                    "applied, and not as this Cruddur has them: " + FindingText.some(drift.edited()),
                    "point DATABASE_URL at Cruddur's own database, and never edit what was applied");
        }
        if (!drift.pending().isEmpty()) {
            return new Broken(
                    "not applied yet: " + FindingText.some(drift.pending()), "run ./cruddur migrate as the owner");
        }
        return drift.unknown().isEmpty()
                ? new Good("the schema is current")
                : new Warning(
                        "the schema is ahead of this Cruddur, by " + FindingText.some(drift.unknown()),
                        "bring this Cruddur to the version of the others");
    }

    Finding expiry() {
        try (var database = new Database(url, 1, new SimpleMeterRegistry())) {
            var overdue = new Sweeper(database, new SimpleMeterRegistry())
                    .backlogs().stream()
                            .filter(backlog -> backlog.expired() > 0)
                            .toList();
            return judged(overdue);
        }
    }

    private static Finding judged(List<Backlog> overdue) {
        var lag = overdue.stream()
                .map(MaintenanceChecks::lag)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        if (overdue.isEmpty()) {
            return new Good("nothing that has expired is on disk");
        }
        if (lag.compareTo(LAG_WARNING) < 0) {
            return new Good("nothing has been expired and on disk for longer than " + FindingText.duration(lag));
        }
        var words = "expired and still on disk: %s, the first for %s"
                .formatted(
                        overdue.stream()
                                .map(backlog -> Numbers.grouped(backlog.expired()) + " of " + backlog.tableName())
                                .collect(Collectors.joining(", ")),
                        FindingText.duration(lag));
        var cure = "start a server, which sweeps each minute, or run ./cruddur expire; then see what it says";
        return lag.compareTo(LAG_BROKEN) < 0 ? new Warning(words, cure) : new Broken(words, cure);
    }

    private static Duration lag(Backlog backlog) {
        return backlog.firstExpiry() == null ? Duration.ZERO : Duration.between(backlog.firstExpiry(), backlog.now());
    }

    static Finding indexes(DoctorSql sql) {
        var invalid = sql.invalidIndexes();
        if (invalid.isEmpty()) {
            return new Good("all indexes are valid");
        }
        var names = invalid.stream().map(DoctorSql.InvalidIndex::name).toList();
        if (invalid.stream().anyMatch(DoctorSql.InvalidIndex::building)) {
            return new Warning(
                    "invalid, and perhaps being built just now: " + FindingText.some(names),
                    "look again when that is done");
        }
        return new Broken(
                "invalid, and used by no query: " + FindingText.some(names),
                "have the owner run REINDEX INDEX CONCURRENTLY public." + names.getFirst());
    }

    static Finding wraparound(DoctorSql sql) {
        var age = sql.wraparound();
        var oldest = Math.max(age.transactions(), age.multixacts());
        var words = "the oldest row that is not frozen is %s transactions old, of 2,147 million at most"
                .formatted(Numbers.grouped(oldest));
        if (oldest < AGE_WARNING) {
            return new Good(words);
        }
        var cure = "find what holds vacuum up (open transactions, replication slots), then run VACUUM (FREEZE)";
        return oldest < AGE_BROKEN ? new Warning(words, cure) : new Broken(words, cure);
    }

    static Finding autovacuum(DoctorSql sql) {
        var autovacuum = sql.autovacuum();
        if (!autovacuum.running()) {
            return new Broken(
                    "autovacuum is off: the space of what expired does not come back, and transactions run out",
                    "set autovacuum = on and track_counts = on");
        }
        return autovacuum.excluded().isEmpty()
                ? new Good("on, for every table")
                : new Warning(
                        "autovacuum leaves out " + autovacuum.excluded(),
                        "have the owner run ALTER TABLE … RESET (autovacuum_enabled)");
    }
}
