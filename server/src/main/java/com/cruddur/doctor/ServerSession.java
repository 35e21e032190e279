package com.cruddur.doctor;

import com.cruddur.platform.db.sql.Connections;
import com.cruddur.platform.db.sql.SqlInterface;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** A read-only connection. Each query is its own read-only transaction, which also works behind a pooler. */
final class ServerSession implements AutoCloseable {

    /** The time limit of a statement. */
    static final Duration STATEMENT = Duration.ofSeconds(2);

    /** The time limit of an answer, for a server that hangs and cannot report a timeout. */
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private static final Executor AT_ONCE = Runnable::run;

    private final Connection connection;
    private final DoctorSql sql;

    /** Takes ownership of {@code connection}. */
    ServerSession(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setNetworkTimeout(AT_ONCE, (int) ANSWER.toMillis());
        connection.setReadOnly(true);
        this.sql = SqlInterface.on(DoctorSql.class, connection);
    }

    /** Runs {@code question} in a read-only transaction. */
    <R> R ask(Function<DoctorSql, R> question) {
        return Connections.inTransaction(connection, () -> {
            Connections.execute(connection, "SET LOCAL statement_timeout = " + STATEMENT.toMillis());
            return question.apply(sql);
        });
    }

    /** Returns whether the server still answers. */
    boolean isOpen() {
        try {
            return !connection.isClosed();
        } catch (SQLException _) {
            return false;
        }
    }

    /** Closes the connection even if the server no longer answers. */
    @Override
    public void close() {
        try {
            connection.abort(AT_ONCE);
        } catch (SQLException _) {
            // A read-only session loses nothing.
        }
    }
}
