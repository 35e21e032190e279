package com.cruddur.doctor;

import com.cruddur.platform.db.sql.Connections;
import com.cruddur.platform.db.sql.SqlInterface;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** One connection that can only read: each question is a read-only transaction of its own, which a pooler lets pass. */
final class ServerSession implements AutoCloseable {

    /** For one statement. */
    static final Duration STATEMENT = Duration.ofSeconds(2);

    /** For one answer of the network, when the server cannot even say that the time is over. */
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private static final Executor AT_ONCE = Runnable::run;

    private final Connection connection;
    private final DoctorSql sql;

    /** Takes over {@code connection}. */
    ServerSession(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setNetworkTimeout(AT_ONCE, (int) ANSWER.toMillis());
        connection.setReadOnly(true);
        this.sql = SqlInterface.on(DoctorSql.class, connection);
    }

    /** What {@code question} is answered. */
    <R> R ask(Function<DoctorSql, R> question) {
        return Connections.inTransaction(connection, () -> {
            Connections.execute(connection, "SET LOCAL statement_timeout = " + STATEMENT.toMillis());
            return question.apply(sql);
        });
    }

    /** Whether there is still somebody at the other end. */
    boolean isOpen() {
        try {
            return !connection.isClosed();
        } catch (SQLException _) {
            return false;
        }
    }

    /** Lets go of the connection, whether or not the server still answers. */
    @Override
    public void close() {
        try {
            connection.abort(AT_ONCE);
        } catch (SQLException _) {
            // Nothing was to be kept.
        }
    }
}
