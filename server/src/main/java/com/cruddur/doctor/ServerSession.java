package com.cruddur.doctor;

import com.cruddur.platform.db.sql.Connections;
import com.cruddur.platform.db.sql.SqlInterface;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** A connection that can only read. Each query is a read-only transaction of its own, which works behind a pooler, too. */
final class ServerSession implements AutoCloseable {

    /** For one statement. */
    static final Duration STATEMENT = Duration.ofSeconds(2);

    /** The limit for one answer, for a server that cannot even report a timeout. */
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private static final Executor AT_ONCE = Runnable::run;

    private final Connection connection;
    private final DoctorSql sql;

    /** Owns {@code connection} and closes it. */
    ServerSession(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setNetworkTimeout(AT_ONCE, (int) ANSWER.toMillis());
        connection.setReadOnly(true);
        this.sql = SqlInterface.on(DoctorSql.class, connection);
    }

    /** The answer to {@code question}. */
    <R> R ask(Function<DoctorSql, R> question) {
        return Connections.inTransaction(connection, () -> {
            Connections.execute(connection, "SET LOCAL statement_timeout = " + STATEMENT.toMillis());
            return question.apply(sql);
        });
    }

    /** Whether the server still answers. */
    boolean isOpen() {
        try {
            return !connection.isClosed();
        } catch (SQLException _) {
            return false;
        }
    }

    /** Closes the connection, whether or not the server still answers. */
    @Override
    public void close() {
        try {
            connection.abort(AT_ONCE);
        } catch (SQLException _) {
            // A session that only reads loses nothing.
        }
    }
}
