package com.cruddur.testing;

import com.cruddur.platform.Directories;
import com.cruddur.platform.db.AppRole;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.embedded.EmbeddedPostgres;
import com.cruddur.platform.db.embedded.PostgresBinaries;
import com.cruddur.platform.db.migration.Migrations;
import com.cruddur.platform.db.pool.SessionSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The one PostgreSQL of a process that runs tests, of the major version the run asks for, and its template database: migrated once,
 * cloned for each test. Its data need not survive, so it writes without waiting for the disk.
 */
final class PostgresServer {

    private static final PostgresServer INSTANCE = new PostgresServer();

    private static final String TEMPLATE = "cruddur_template";

    private static final String SERVICE = "cruddur_test_service";
    private static final String SERVICE_PASSWORD = "service";

    private final Path programs;
    private final DatabaseUrl url;
    private final @Nullable PgBouncer pgBouncer;
    private final AtomicInteger clones = new AtomicInteger();

    private PostgresServer() {
        try {
            var directory = directory();
            Directories.delete(directory);
            var binaries = PostgresBinaries.in(Path.of(System.getProperty("test.postgres")));
            programs = directory.resolve("postgresql-" + binaries.version());
            var server = new EmbeddedPostgres(
                    directory,
                    0,
                    binaries,
                    List.of(
                            "fsync = off",
                            "synchronous_commit = off",
                            "full_page_writes = off",
                            "checkpoint_timeout = 1h",
                            "autovacuum = off")); // it would visit hundreds of databases
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            url = server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        requireMajor(System.getProperty("test.postgres.version"));
        execute("CREATE DATABASE " + TEMPLATE);
        new Migrations(url.withDatabase(TEMPLATE)).migrate();
        execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(SERVICE, SERVICE_PASSWORD));
        grant(url.withDatabase(TEMPLATE));
        pgBouncer = Boolean.getBoolean("test.pgbouncer") ? pgBouncer() : null;
    }

    /** The settings that the role has in one database in production, it has in all of this server. */
    private PgBouncer pgBouncer() {
        for (var setting : SessionSettings.options().substring("-c ".length()).split(" -c ", -1)) {
            execute("ALTER ROLE %s SET %s'".formatted(SERVICE, setting.replace("=", " TO '")));
        }
        return PgBouncer.before(asRole(url), Map.of());
    }

    private static Path directory() {
        var binaries = Path.of(System.getProperty("test.postgres"));
        return binaries.resolveSibling("test-data-of-%s-on-%s"
                .formatted(System.getProperty("test.fork", "process-1"), binaries.getFileName()));
    }

    /** Where its programs are unpacked. */
    static Path programs() {
        return INSTANCE.programs;
    }

    /** Where services of this process keep their files, such as pictures. */
    static Path files() {
        return directory().resolve("files");
    }

    static PostgresServer instance() {
        return INSTANCE;
    }

    /** Lets the service's role do in {@code database}, which has our schema, what it may in production. */
    void grant(DatabaseUrl database) {
        new AppRole(database, SERVICE).grant();
    }

    /**
     * The same database as the service has it: as a role that can only read and write rows; and through PgBouncer, when
     * the run asks for that.
     */
    DatabaseUrl asService(DatabaseUrl database) {
        var direct = asRole(database);
        return pgBouncer == null ? direct : pgBouncer.to(direct);
    }

    /** The same without PgBouncer, whatever the run asks for. */
    DatabaseUrl asRole(DatabaseUrl database) {
        return new DatabaseUrl(database.hosts(), database.database(), SERVICE, SERVICE_PASSWORD, database.parameters());
    }

    DatabaseUrl cloneTemplate() {
        return create(" TEMPLATE " + TEMPLATE);
    }

    DatabaseUrl clone(DatabaseUrl original) {
        return create(" TEMPLATE " + original.database());
    }

    DatabaseUrl createEmpty() {
        return create("");
    }

    private DatabaseUrl create(String options) {
        var name = "test_" + clones.incrementAndGet();
        execute("CREATE DATABASE " + name + options);
        return url.withDatabase(name);
    }

    /** A run that was to be on one version and is on another would prove nothing. */
    private void requireMajor(String version) {
        try (var connection = url.connect("cruddur-test")) {
            var major = connection.getMetaData().getDatabaseMajorVersion();
            if (!version.startsWith(major + ".")) {
                throw new IllegalStateException("Asked for PostgreSQL " + version + ", got " + major);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (var connection = url.connect("cruddur-test");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
