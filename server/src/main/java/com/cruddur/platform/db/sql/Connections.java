package com.cruddur.platform.db.sql;

import com.cruddur.platform.trace.Span;
import java.sql.Connection;
import java.sql.SQLException;

/** Runs transactions, and statements built at run time. */
public final class Connections {

    /** The work of a transaction. */
    @FunctionalInterface
    public interface Work<R> {
        R run() throws SQLException;
    }

    private Connections() {}

    /**
     * Runs {@code work} in one transaction: committed when this returns, rolled back when {@code work} throws.
     *
     * @throws UncheckedSqlException when a statement or the commit fails
     */
    public static <R> R inTransaction(Connection connection, Work<R> work) {
        try {
            connection.setAutoCommit(false);
            var result = committed(connection, work);
            connection.setAutoCommit(true);
            return result;
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private static <R> R committed(Connection connection, Work<R> work) throws SQLException {
        var committed = false;
        try {
            var result = work.run();
            commit(connection);
            committed = true;
            return result;
        } finally {
            if (!committed) {
                rollBack(connection);
            }
        }
    }

    /** The commit is a step of its own in a trace, because it waits for the disk and for a standby. */
    private static void commit(Connection connection) throws SQLException {
        try (var span = Span.current().call("COMMIT")) {
            span.with("db.system.name", "postgresql").with("db.query.text", "COMMIT");
            try {
                connection.commit();
            } catch (SQLException e) {
                span.failed(e);
                throw e;
            }
        }
    }

    /** If the rollback fails, the connection is lost, and so is the transaction. */
    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException _) {
            // the original failure is the one to report
        }
    }

    /** Runs a statement without parameters. */
    public static void execute(Connection connection, String statement) throws SQLException {
        try (var jdbc = connection.createStatement()) {
            jdbc.execute(statement);
        }
    }
}
