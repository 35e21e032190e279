package com.cruddur.testing;

import com.cruddur.platform.db.connect.DatabaseUrl;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A database of a test's own. */
public final class TestDatabase implements AutoCloseable {

    private final DatabaseUrl url;
    private final DatabaseUrl serviceUrl;
    private final Consumer<DatabaseUrl> end;

    private TestDatabase(DatabaseUrl url, DatabaseUrl serviceUrl, Consumer<DatabaseUrl> end) {
        this.url = url;
        this.serviceUrl = serviceUrl;
        this.end = end;
    }

    private static TestDatabase of(DatabaseUrl url) {
        var server = PostgresServer.instance();
        return new TestDatabase(url, server.asService(url), server::drop);
    }

    /** One with our schema and no rows. */
    public static TestDatabase migrated() {
        return of(PostgresServer.instance().cloneTemplate());
    }

    /** One with nothing in it. */
    public static TestDatabase empty() {
        return of(PostgresServer.instance().createEmpty());
    }

    /** One of another server, which stays when this is closed, and where the service is its owner. */
    public static TestDatabase at(DatabaseUrl url) {
        return new TestDatabase(url, url, _ -> {});
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
        return new TestDatabase(url, roleUrl(), end);
    }

    /** The same, and in no case by way of PgBouncer. */
    public DatabaseUrl roleUrl() {
        return PostgresServer.instance().asRole(url);
    }

    /** The same by way of that, which stands before this server. */
    public TestDatabase by(PgBouncer pgBouncer) {
        return new TestDatabase(url, pgBouncer.to(PostgresServer.instance().asRole(url)), end);
    }

    /** The settings by which the service finds it there. */
    public Map<String, String> serviceSettings() {
        return settings(serviceUrl);
    }

    /** The settings by which a service finds {@code url}. */
    public static Map<String, String> settings(DatabaseUrl url) {
        return Map.of(
                "DATABASE_URL", connectionString(url),
                "DATABASE_POOLER", url.pooler().name());
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
        try (var connection = url.connect("cruddur-test");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Runs a query and returns its rows, by column. */
    public List<Map<String, @Nullable Object>> query(String sql) {
        try (var connection = url.connect("cruddur-test");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<Map<String, @Nullable Object>>();
            while (rows.next()) {
                var row = new LinkedHashMap<String, @Nullable Object>();
                for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.put(rows.getMetaData().getColumnLabel(column), rows.getObject(column));
                }
                found.add(row);
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
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

    @Override
    public void close() {
        end.accept(url);
    }
}
