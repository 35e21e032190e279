package com.cruddur.platform.db.migration;

import com.cruddur.platform.Numbers;
import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.connect.Pooler;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the schema up to date with the numbered SQL files of {@code db/migration}, one migrator at a time. A migration
 * that does not get its lock in time is retried, {@value #TRIES} tries in all. Between tries, the statements that
 * queued behind it proceed.
 */
public final class Migrations {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private static final String LOCATION = "classpath:db/migration";
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">SQLSTATE</a>: lock timeout. */
    private static final String LOCKED = "55P03";

    /** A lock timeout, a deadlock, or an index that a killed migrator finished and the next try removes. */
    private static final Set<String> PASSING = Set.of(LOCKED, "40P01", "42P07");

    private final DatabaseUrl url;
    private final String location;
    private final MigrationVersion target;
    private final Supplier<List<MigrationScript>> scripts;
    private final Duration pause;
    private final Announcement announcement = new Announcement();

    /**
     * The result of a migration.
     *
     * @param applied the number of applied migrations
     * @param fromScratch whether there was no schema before
     */
    public record Outcome(int applied, boolean fromScratch) {}

    /** Logs each step when it is done, and nothing before the schema history is known to be ours. */
    private static final class Announcement extends BaseCallback {

        private String last = "The migration";
        private long begun;

        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
        }

        @Override
        public void handle(Event event, Context context) {
            var migration = context.getMigrationInfo();
            if (event == Event.BEFORE_EACH_MIGRATE) {
                last = "Migration " + migration.getVersion();
                begun = System.nanoTime();
                LOG.info("Applying migration {} ({})", migration.getVersion(), migration.getDescription());
            } else {
                LOG.info("{} took {} s", last, Numbers.rounded((System.nanoTime() - begun) / 1e9, 1));
            }
        }
    }

    /** Prepares migrations of the database at {@code url} without connecting. */
    public Migrations(DatabaseUrl url) {
        this(url, LOCATION, MigrationVersion.LATEST, MigrationScript::all, PAUSE);
    }

    /** Prepares migrations up to {@code version}, which give the schema of an earlier release. */
    static Migrations upTo(DatabaseUrl url, int version) {
        return new Migrations(
                url, LOCATION, MigrationVersion.fromVersion(Integer.toString(version)), MigrationScript::all, PAUSE);
    }

    /** Prepares migrations of the files in {@code directory}, with {@code pause} between two tries. */
    static Migrations of(Path directory, DatabaseUrl url, Duration pause) {
        return new Migrations(
                url, "filesystem:" + directory, MigrationVersion.LATEST, () -> MigrationScript.in(directory), pause);
    }

    private Migrations(
            DatabaseUrl url,
            String location,
            MigrationVersion target,
            Supplier<List<MigrationScript>> scripts,
            Duration pause) {
        this.url = url;
        this.location = location;
        this.target = target;
        this.scripts = scripts;
        this.pause = pause;
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(url.dataSource(Map.of("ApplicationName", "cruddur-migrate")))
                .locations(location)
                .target(target)
                .defaultSchema("public")
                .createSchemas(false)
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .mixed(true) // SET beside CREATE INDEX CONCURRENTLY, in a file that runs outside a transaction
                // Flyway would hold its lock in a transaction, which CREATE INDEX CONCURRENTLY would wait for forever.
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .loggers("slf4j")
                .callbacks(announcement)
                .load();
    }

    /**
     * Waits for the migration lock and applies the missing migrations. A schema that is current, as it is at most
     * starts, takes two queries and neither the lock nor Flyway, which alone takes a fifth of a second to load.
     *
     * @throws OperatorException when the database is unusable, with cause and remedy; a migration that fails is rolled
     *     back
     */
    public Outcome migrate() {
        if (url.pooler() != Pooler.NONE) {
            throw new OperatorException(
                    "Migrations cannot go by way of a pooler, where no session keeps a lock: migrate with DATABASE_URL naming the server that is behind %s"
                            .formatted(url));
        }
        try {
            return isCurrent() ? new Outcome(0, false) : migrateLocked();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private boolean isCurrent() throws SQLException {
        try (var connection = url.connect("cruddur-migrate")) {
            return new SchemaHistory(connection).isOf(scripts.get());
        }
    }

    private Outcome migrateLocked() throws SQLException {
        try (var lock = MigrationLock.await(url)) {
            refuseForeign(lock.connection());
            var history = new SchemaHistory(lock.connection());
            var before = history.applied();
            for (var attempt = 1; !migrated(lock, history, attempt); attempt++) {
                MigrationLock.pause(pause);
            }
            return new Outcome(history.applied() - before, before == 0);
        }
    }

    /** Returns false when this try failed for a temporary reason and another try is left. */
    private boolean migrated(MigrationLock lock, SchemaHistory history, int attempt) {
        try {
            if (history.isSuspect()) {
                history.removeUnfinished(scripts.get());
            }
            try (var _ = MigrationWatch.start(lock.connection())) {
                flyway().migrate();
            }
            return true;
        } catch (FlywayException | SQLException e) {
            if (attempt == TRIES || !PASSING.contains(state(innermost(e)))) {
                throw failure(e);
            }
            LOG.info(
                    "{} was not applied ({}): try {} of {} in {} s",
                    announcement.last,
                    words(innermost(e)),
                    attempt + 1,
                    TRIES,
                    pause.toSeconds());
            return false;
        }
    }

    /**
     * Returns the versions of missing or unfinished migrations; empty when the schema is current.
     *
     * @throws OperatorException when the database holds tables that are not Cruddur's
     */
    public List<String> pending() {
        try (var connection = url.connect("cruddur-migrate")) {
            refuseForeign(connection);
            return new SchemaHistory(connection)
                    .missing(scripts.get()).stream()
                            .map(MigrationScript::version)
                            .map(String::valueOf)
                            .toList();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private OperatorException unreadable(SQLException e) {
        return new OperatorException("The schema history of %s could not be read: %s".formatted(url, words(e)), e);
    }

    /** Refuses a database with tables and without our history, which no migration may change. */
    private void refuseForeign(Connection connection) throws SQLException {
        var history = new SchemaHistory(connection);
        if (history.isAdoptable()) {
            throw new OperatorException(
                    "The database %s holds the tables users and activities of a Cruddur from before migrations; nothing was changed: run ./cruddur adopt --dry-run to see how it takes them over, then ./cruddur adopt"
                            .formatted(url));
        }
        if (history.isForeign()) {
            throw foreign(null);
        }
    }

    /**
     * Compares the database's history with these migrations; changes nothing.
     *
     * @throws OperatorException when the database holds tables that are not Cruddur's
     */
    public SchemaDrift drift() {
        try (var connection = url.connect("cruddur-migrate")) {
            refuseForeign(connection);
            return SchemaDrift.of(flyway());
        } catch (SQLException e) {
            throw unreadable(e);
        } catch (FlywayException e) {
            throw failure(e);
        }
    }

    private OperatorException foreign(@Nullable Exception cause) {
        return new OperatorException(
                "The database %s holds tables that are not Cruddur's; nothing was changed: point DATABASE_URL at an empty database or at Cruddur's own"
                        .formatted(url),
                cause);
    }

    private OperatorException failure(Exception e) {
        var code = e instanceof FlywayException failure ? failure.getErrorCode() : CoreErrorCode.ERROR;
        if (code == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return foreign(e);
        }
        if (code == CoreErrorCode.VALIDATE_ERROR
                || code == CoreErrorCode.CHECKSUM_MISMATCH
                || String.valueOf(e.getMessage()).contains("Validate failed")) {
            return new OperatorException(
                    "The schema history of %s is not Cruddur's, or its migrations were edited; nothing was changed: point DATABASE_URL at an empty database or at Cruddur's own"
                            .formatted(url),
                    e);
        }
        return new OperatorException(
                "The schema of %s could not be brought up to date: %s".formatted(url, advice(e)), e);
    }

    private static String advice(Throwable e) {
        var cause = innermost(e);
        var words = words(cause);
        return switch (state(cause)) {
            case "25006" -> "it takes no changes; point DATABASE_URL at the primary (%s)".formatted(words);
            case "42501" -> "its user may not do that; sign in as the database's owner (%s)".formatted(words);
            case "53100" -> "its disk is full; free some space (%s)".formatted(words);
            case LOCKED ->
                "another session holds a lock on what changes; end that session or let it finish, and run cruddur migrate again (%s)"
                        .formatted(words);
            default -> words;
        };
    }

    private static Throwable innermost(Throwable e) {
        var innermost = e;
        while (innermost.getCause() != null && !(innermost instanceof SQLException)) {
            innermost = innermost.getCause();
        }
        return innermost;
    }

    private static String words(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no cause given");
    }

    private static String state(Throwable e) {
        return e instanceof SQLException failure ? String.valueOf(failure.getSQLState()) : "";
    }
}
