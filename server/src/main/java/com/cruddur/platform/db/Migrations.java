package com.cruddur.platform.db;

import com.cruddur.platform.OperatorException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the schema up to date with the numbered SQL files of {@code db/migration}, one migrator at a time. */
public final class Migrations {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private static final String LOCATION = "classpath:db/migration";

    private final Flyway flyway;
    private final DatabaseUrl url;

    /**
     * What was done.
     *
     * @param applied how many migrations
     * @param fromScratch whether there was no schema before
     */
    public record Outcome(int applied, boolean fromScratch) {}

    /** Says what is done when it is done, not before it is known that the schema history is ours. */
    private static final class Announcement extends BaseCallback {
        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_EACH_MIGRATE;
        }

        @Override
        public void handle(Event event, Context context) {
            var migration = context.getMigrationInfo();
            LOG.info("Applying migration {} ({})", migration.getVersion(), migration.getDescription());
        }
    }

    /** Prepares migrations of the database at {@code url}; connects to nothing yet. */
    public Migrations(DatabaseUrl url) {
        this.url = url;
        this.flyway = Flyway.configure()
                .dataSource(url.dataSource(
                        Map.of("ApplicationName", "cruddur-migrate", "connectTimeout", "5", "tcpKeepAlive", "true")))
                .locations(LOCATION)
                .defaultSchema("public")
                .createSchemas(false)
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .mixed(true) // SET beside CREATE INDEX CONCURRENTLY, in one file that then runs outside a transaction
                // A lock in a transaction of its own would make CREATE INDEX CONCURRENTLY wait for it for ever.
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .loggers("slf4j")
                .callbacks(new Announcement())
                .load();
    }

    /**
     * Applies what is missing.
     *
     * @throws OperatorException when the database cannot be used, with the cause and what to do; a migration that
     *     fails is rolled back
     */
    public Outcome migrate() {
        try {
            var result = flyway.migrate();
            return new Outcome(result.migrationsExecuted, result.initialSchemaVersion == null);
        } catch (FlywayException e) {
            throw failure(e);
        }
    }

    /** The migrations that are not applied yet, by version; none when the schema is current. */
    public List<String> pending() {
        try {
            return Arrays.stream(flyway.info().pending())
                    .map(MigrationInfo::getVersion)
                    .map(String::valueOf)
                    .toList();
        } catch (FlywayException e) {
            throw failure(e);
        }
    }

    private OperatorException failure(FlywayException e) {
        if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return new OperatorException(
                    "The database %s holds tables that are not Cruddur's; nothing was changed: point DATABASE_URL at an empty database or at Cruddur's own"
                            .formatted(url),
                    e);
        }
        if (e.getErrorCode() == CoreErrorCode.VALIDATE_ERROR
                || e.getErrorCode() == CoreErrorCode.CHECKSUM_MISMATCH
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
        var innermost = e;
        while (innermost.getCause() != null && !(innermost instanceof SQLException)) {
            innermost = innermost.getCause();
        }
        var words = String.valueOf(innermost.getMessage()).lines().findFirst().orElse("no cause given");
        return switch (innermost instanceof SQLException failure ? String.valueOf(failure.getSQLState()) : "") {
            case "25006" -> "it takes no changes; point DATABASE_URL at the primary (%s)".formatted(words);
            case "42501" -> "its user may not do that; sign in as the database's owner (%s)".formatted(words);
            case "53100" -> "its disk is full; free some space (%s)".formatted(words);
            default -> words;
        };
    }
}
