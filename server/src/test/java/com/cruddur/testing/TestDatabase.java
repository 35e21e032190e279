package com.cruddur.testing;

import com.cruddur.platform.db.connect.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** A database of a test's own. Its connections are kept for the next statement, because each new one costs milliseconds. */
public final class TestDatabase implements AutoCloseable {

    private final DatabaseUrl url;
    private final DatabaseUrl serviceUrl;
    private final boolean keepsConnections;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    private TestDatabase(DatabaseUrl url, DatabaseUrl serviceUrl, boolean keepsConnections) {
        this.url = url;
        this.serviceUrl = serviceUrl;
        this.keepsConnections = keepsConnections;
    }

    private static TestDatabase of(DatabaseUrl url) {
        return new TestDatabase(url, PostgresServer.instance().asService(url), true);
    }

    /** One with our schema and no rows. */
    public static TestDatabase migrated() {
        return of(PostgresServer.instance().cloneTemplate());
    }

    /** One with nothing in it. */
    public static TestDatabase empty() {
        return of(PostgresServer.instance().createEmpty());
    }

    /** A copy of {@code original}, to which nobody is connected. */
    public static TestDatabase copyOf(TestDatabase original) {
        return of(PostgresServer.instance().clone(original.url));
    }

    /** One of another server, which may be stopped meanwhile, and where the service is the database's owner. */
    public static TestDatabase at(DatabaseUrl url) {
        return new TestDatabase(url, url, false);
    }

    /** Where it is, for its owner. */
    public DatabaseUrl url() {
        return url;
    }

    /** Where it is for the service: as a role that may only read and write rows, perhaps by way of PgBouncer. */
    public DatabaseUrl serviceUrl() {
        return serviceUrl;
    }

    /** The same, where the service is in no case behind PgBouncer: for what it does not do there. */
    public TestDatabase direct() {
        return new TestDatabase(url, roleUrl(), keepsConnections);
    }

    /** The same, and in no case by way of PgBouncer. */
    public DatabaseUrl roleUrl() {
        return PostgresServer.instance().asRole(url);
    }

    /** The same by way of that, which stands before this server. */
    public TestDatabase by(PgBouncer pgBouncer) {
        return new TestDatabase(url, pgBouncer.to(PostgresServer.instance().asRole(url)), keepsConnections);
    }

    /** The settings by which the service finds it there. */
    public Map<String, String> serviceSettings() {
        return settings(serviceUrl);
    }

    /** The settings by which a service finds {@code url}. */
    public static Map<String, String> settings(DatabaseUrl url) {
        return Map.of(
                "DATABASE_URL", connectionString(url),
                "DATABASE_POOLER", url.pooler().name(),
                "DATA_DIR", PostgresServer.files().toString());
    }

    /** Sets up the service's rights, in a database that was empty and has been migrated since. */
    public void grantService() {
        PostgresServer.instance().grant(url);
    }

    /** The owner's connection URL as an operator would write it, password included. */
    public String connectionString() {
        return connectionString(url);
    }

    private static String connectionString(DatabaseUrl url) {
        var host = url.hosts().getFirst();
        return "postgresql://%s:%s@%s/%s?sslmode=disable".formatted(url.user(), url.password(), host, url.database());
    }

    /** Runs statements. */
    public void execute(String sql) {
        run(sql, _ -> List.of());
    }

    /** Runs a query and returns its rows, by column. */
    public List<Map<String, @Nullable Object>> query(String sql) {
        return run(sql, statement -> {
            var found = new ArrayList<Map<String, @Nullable Object>>();
            try (var rows = statement.getResultSet()) {
                while (rows.next()) {
                    var row = new LinkedHashMap<String, @Nullable Object>();
                    for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                        row.put(rows.getMetaData().getColumnLabel(column), rows.getObject(column));
                    }
                    found.add(row);
                }
            }
            return found;
        });
    }

    private interface Reading {
        List<Map<String, @Nullable Object>> of(Statement statement) throws SQLException;
    }

    private List<Map<String, @Nullable Object>> run(String sql, Reading reading) {
        try {
            var connection = connect();
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
                return reading.of(statement);
            } finally {
                keep(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private Connection connect() throws SQLException {
        for (var kept = idle.poll(); kept != null; kept = idle.poll()) {
            if (kept.isValid(1)) { // a test may have ended its session
                return kept;
            }
            kept.close();
        }
        return url.connect("cruddur-test");
    }

    private void keep(Connection connection) throws SQLException {
        if (keepsConnections && !connection.isClosed()) {
            idle.push(connection);
        } else {
            connection.close();
        }
    }

    /** Lets no sweeper delete expired rows at an instant that a test did not choose, as if one of another node were at work. */
    void keepSweepersAway() {
        try {
            var held = url.connect("cruddur-test"); // until the process ends
            try (var statement = held.createStatement()) {
                statement.execute("SELECT pg_advisory_lock(hashtextextended('cruddur.expiry', 0))");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Deletes all rows but those that migrations insert. */
    public void deleteRows() {
        execute("""
                DO $$
                DECLARE
                    emptied text;
                BEGIN
                    SET LOCAL session_replication_role = replica; -- no trigger and no foreign key is asked
                    FOR emptied IN SELECT tablename FROM pg_tables
                                   WHERE schemaname = 'public'
                                       AND tablename NOT IN ('flyway_schema_history', 'replica_floor') LOOP
                        EXECUTE format('DELETE FROM public.%I', emptied);
                    END LOOP;
                END $$
                """);
    }

    /** Runs a query and returns its first column as text. */
    public List<String> texts(String sql) {
        return query(sql).stream()
                .map(row -> String.valueOf(row.values().iterator().next()))
                .toList();
    }

    /** Adds a person called by their handle. */
    public void addUser(String handle) {
        execute(
                "INSERT INTO public.users (display_name, handle, email, cognito_user_id) VALUES ('%s', '%s', '%s@example.com', 'MOCK')"
                        .formatted(handle, handle, handle));
    }

    /** Opens a session for the person of that handle, made when there is none yet, and returns its token. */
    public String signIn(String handle) {
        if (texts("SELECT 1 FROM public.users WHERE handle = '%s'".formatted(handle))
                .isEmpty()) {
            addUser(handle);
        }
        var token = UUID.randomUUID().toString();
        execute("""
            INSERT INTO public.sessions (user_uuid, token_hash, expires_at)
            SELECT uuid, sha256('%s'), now() + interval '1 day' FROM public.users WHERE handle = '%s'
            """.formatted(token, handle));
        return token;
    }

    /** The id of the person of that handle. */
    public UUID userUuid(String handle) {
        return UUID.fromString(texts("SELECT uuid FROM public.users WHERE handle = '%s'".formatted(handle))
                .getFirst());
    }

    /** Adds a live post of that age. */
    public void addActivity(String handle, String message, String age) {
        addActivity(handle, message, age, "10 days");
    }

    /** Adds a post of that age with so much time left (negative: expired). */
    public void addActivity(String handle, String message, String age, String timeLeft) {
        execute("""
            INSERT INTO public.activities (user_uuid, message, created_at, expires_at)
            VALUES ((SELECT uuid FROM public.users WHERE handle = '%s'), '%s', now() - interval '%s', now() + interval '%s')
            """.formatted(handle, message, age, timeLeft));
    }

    /** Lets go of the connections. The database stays: to drop it costs more than to delete the server at the end. */
    @Override
    public void close() {
        for (var kept = idle.poll(); kept != null; kept = idle.poll()) {
            try {
                kept.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        }
    }
}
