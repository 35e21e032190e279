package com.cruddur.platform.db;

import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.pool.SqlFailures;
import com.cruddur.platform.db.sql.Connections;
import com.cruddur.platform.db.sql.SqlInterface;
import com.cruddur.platform.db.sql.UncheckedSqlException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What each statement costs, as PostgreSQL's extension {@code pg_stat_statements} counts it. The server loads its library
 * at the start if {@code shared_preload_libraries} names it, as on RDS. A database shows the figures once it has the
 * extension.
 *
 * @param url the database, with the owner of the tables
 */
public record StatementStatistics(DatabaseUrl url) {

    /**
     * Uses a view of the extension, which no migration creates: this is why it is not in an SQL file. Without
     * pg_read_all_stats a role sees the text of its own statements only; the others count for the share alone.
     */
    private static final String MOST_EXPENSIVE = """
            SELECT trim(regexp_replace(regexp_replace(query, '--[^\n]*', '', 'g'), '\\s+', ' ', 'g')), calls, total_exec_time, all_time
            FROM (
                SELECT query, calls, total_exec_time, sum(total_exec_time) OVER () AS all_time
                FROM pg_stat_statements
                WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
            ) AS counted
            WHERE query <> '<insufficient privilege>'
            ORDER BY total_exec_time DESC
            LIMIT 20
            """;

    /**
     * The cost of a statement since the last reset of the statistics.
     *
     * @param text on one line, without its parameters
     * @param millis the time of all its executions
     * @param allMillis the time of all statements
     */
    public record StatementCost(String text, long calls, double millis, double allMillis) {}

    /** Returns the statements that took most of the database's time, the first 20; empty when nothing counts them. */
    public List<StatementCost> mostExpensive() {
        try (var connection = url.connect("cruddur-top");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(MOST_EXPENSIVE)) {
            var costs = new ArrayList<StatementCost>();
            while (rows.next()) {
                costs.add(new StatementCost(rows.getString(1), rows.getLong(2), rows.getDouble(3), rows.getDouble(4)));
            }
            return costs;
        } catch (SQLException e) {
            return List.of();
        }
    }

    /**
     * Creates the extension if the server has loaded the library and the database lacks the extension.
     *
     * @return what was done or what hindered it, in a sentence; empty when there was nothing to do
     */
    public Optional<String> enable() {
        try (var connection = url.connect("cruddur-migrate")) {
            if (!SqlInterface.on(StatementStatisticsSql.class, connection).isMissing()) {
                return Optional.empty();
            }
            Connections.execute(connection, "CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
            return Optional.of("pg_stat_statements shows the cost of each statement.");
        } catch (SQLException | UncheckedSqlException e) {
            return Optional.of("pg_stat_statements, which shows the cost of each statement, could not be created: "
                    + SqlFailures.words(e));
        }
    }
}
