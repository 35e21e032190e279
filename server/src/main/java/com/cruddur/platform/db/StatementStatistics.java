package com.cruddur.platform.db;

import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.pool.SqlFailures;
import com.cruddur.platform.db.sql.Connections;
import com.cruddur.platform.db.sql.SqlInterface;
import com.cruddur.platform.db.sql.UncheckedSqlException;
import java.sql.SQLException;
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
