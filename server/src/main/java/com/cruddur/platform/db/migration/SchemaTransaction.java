package com.cruddur.platform.db.migration;

import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.connect.Pooler;
import com.cruddur.platform.db.sql.Connections;
import com.cruddur.platform.db.sql.UncheckedSqlException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Creates the whole schema in one transaction, together with the rows that the caller inserts, or nothing. It holds the
 * migration lock, so that no migrator is at work meanwhile. A statement waits at most five seconds for a lock.
 */
public final class SchemaTransaction implements AutoCloseable {

    private static final String SETTINGS =
            "SET LOCAL lock_timeout = '5s'; SET LOCAL statement_timeout = 0; SET LOCAL work_mem = '64MB'; SET LOCAL maintenance_work_mem = '256MB'";

    private static final Pattern NAME_KEY = Pattern.compile("(?ms)^CREATE FUNCTION public\\.name_key\\(.*?^\\$\\$;");

    /** The indexes that are cheaper to build after the rows than to keep up with them. */
    private static final String LARGE_INDEXES = """
            SELECT pg_get_indexdef(built.indexrelid), built.indexrelid::regclass::text
            FROM pg_index AS built
            WHERE built.indrelid IN ('public.activities'::regclass, 'public.activity_hashtags'::regclass)
              AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE pg_constraint.conindid = built.indexrelid)
            ORDER BY built.indexrelid
            """;

    private final DatabaseUrl url;
    private final MigrationLock lock;
    private final MigrationWatch watch;
    private final Connection connection;
    private final List<String> indexes = new ArrayList<>();

    /** What runs within the transaction. */
    @FunctionalInterface
    public interface Work<R> {
        R run(SchemaTransaction transaction) throws SQLException;
    }

    private SchemaTransaction(DatabaseUrl url, MigrationLock lock, MigrationWatch watch, Connection connection) {
        this.url = url;
        this.lock = lock;
        this.watch = watch;
        this.connection = connection;
    }

    /**
     * Runs {@code work}, and rolls back unless it called {@link #commit()}.
     *
     * @throws OperatorException with cause and remedy when a statement fails; nothing is changed then
     */
    public static <R> R run(DatabaseUrl url, Work<R> work) {
        if (url.pooler() != Pooler.NONE) {
            throw new OperatorException(
                    "The schema cannot be created by way of a pooler: name the server that is behind %s in DATABASE_URL"
                            .formatted(url));
        }
        try (var transaction = begin(url)) {
            return work.run(transaction);
        } catch (SQLException e) {
            throw failure(url, e);
        } catch (UncheckedSqlException e) {
            throw failure(url, e.getCause());
        }
    }

    private static SchemaTransaction begin(DatabaseUrl url) throws SQLException {
        var lock = MigrationLock.await(url);
        try {
            var connection = url.connect("cruddur-migrate");
            connection.setAutoCommit(false);
            Connections.execute(connection, SETTINGS);
            return new SchemaTransaction(url, lock, MigrationWatch.start(lock.connection()), connection);
        } catch (SQLException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Returns the connection, within the transaction. */
    public Connection connection() {
        return connection;
    }

    /** Creates the function that compares handles, before the schema; {@link #createSchema} replaces it. */
    public void createNameKey() throws SQLException {
        var matcher = NAME_KEY.matcher(SchemaDump.sql());
        if (!matcher.find()) {
            throw new IllegalStateException("No migration creates public.name_key");
        }
        Connections.execute(connection, matcher.group());
    }

    /** Creates the schema, without the indexes that {@link #createLargeIndexes} builds, and the schema history. */
    public void createSchema() throws SQLException {
        Connections.execute(connection, "DROP FUNCTION IF EXISTS public.name_key(text)");
        Connections.execute(
                connection, SchemaDump.sql().replaceAll("(?m)^\\\\set .*$", "").replace("INDEX CONCURRENTLY", "INDEX"));
        Connections.execute(connection, SETTINGS);
        var dropped = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(LARGE_INDEXES)) {
            while (rows.next()) {
                indexes.add(rows.getString(1));
                dropped.add(rows.getString(2));
            }
        }
        Connections.execute(connection, "DROP INDEX " + String.join(", ", dropped));
    }

    /** Builds the indexes that {@link #createSchema} left out, and tells {@code built} the number so far of all. */
    public void createLargeIndexes(BiConsumer<Integer, Integer> built) throws SQLException {
        for (var i = 0; i < indexes.size(); i++) {
            Connections.execute(connection, indexes.get(i));
            built.accept(i + 1, indexes.size());
        }
    }

    /**
     * Commits.
     *
     * @throws OperatorException when the connection is lost, so that nobody knows whether PostgreSQL committed
     */
    public void commit() throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            if (!isLost(e)) {
                throw e;
            }
            throw new OperatorException(
                    "All or nothing was changed in %s: its connection was lost at the end; run the same again, which tells (%s)"
                            .formatted(url, words(e)),
                    e);
        }
    }

    /** Returns whether the database has Cruddur's schema history. */
    public boolean isManaged() throws SQLException {
        return new SchemaHistory(connection).exists();
    }

    private static OperatorException failure(DatabaseUrl url, SQLException e) {
        var advice = switch (String.valueOf(e.getSQLState())) {
            case "25006" -> "it takes no changes; point DATABASE_URL at the primary";
            case "42501" -> "its user may not do that; sign in as the owner of the database and its tables";
            case "53100" -> "its disk is full; free some space";
            case "55P03" -> "another session holds a lock on the tables; end that session or let it finish";
            case "42P06", "42P07", "42723", "42710" ->
                "it has something of its own with a name that Cruddur needs; rename that or move it to another schema";
            case "2BP01" -> "something else in the database depends on that; drop it or change it first";
            default -> isLost(e) ? "its connection was lost; run the same again" : "look at the cause";
        };
        return new OperatorException("Nothing was changed in %s: %s (%s)".formatted(url, advice, words(e)), e);
    }

    /** Returns whether the session ended: the connection broke, or PostgreSQL stopped or was told to end it. */
    private static boolean isLost(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57P");
    }

    private static String words(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no cause given");
    }

    @Override
    public void close() throws SQLException {
        try (lock;
                watch) {
            connection.close(); // rolls back what is not committed
        }
    }
}
