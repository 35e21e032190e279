package com.cruddur.platform.db.pool;

import com.cruddur.platform.background.ThreadPerTask;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the sessions of statements that were given up. Closing the connection does not end a session whose commit waits,
 * for a synchronous standby for instance: PostgreSQL neither applies the statement timeout to it nor notices the closed
 * socket. Without this, each write that is given up would leave a session behind, until none is left for anybody.
 */
final class AbandonedSessions {

    private static final Logger LOG = LoggerFactory.getLogger(AbandonedSessions.class);

    private static final Duration PAUSE = Duration.ofMillis(250);

    /** A session that became another's in the meantime is not one that has been active for so long. */
    private static final String END = """
            SELECT pg_terminate_backend(session.pid)
            FROM pg_stat_activity AS session
            WHERE session.pid = ?
              AND session.usename = current_user
              AND session.state = 'active'
              AND session.query_start < now() - interval '500 ms'
            """;

    private final DataSource connections;
    private final Executor threads = ThreadPerTask.virtual("end-session");
    private final AtomicInteger left = new AtomicInteger();
    private volatile boolean closed;

    AbandonedSessions(DataSource connections) {
        this.connections = connections;
    }

    /** Returns the number of sessions that have not ended yet. */
    int left() {
        return left.get();
    }

    /** Returns the process of the server that serves {@code connection}. */
    static int process(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }

    /** Returns whether {@code thrown} says that the server did not answer in time. */
    static boolean isGivenUp(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    /** Ends the session in the background, as soon as the server answers; then runs {@code ended}. */
    void end(int process, Runnable ended) {
        left.incrementAndGet();
        threads.execute(() -> {
            try {
                while (!closed && !hasEnded(process)) {
                    Thread.sleep(PAUSE);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                left.decrementAndGet();
                ended.run();
            }
        });
    }

    /** Asks the server to end the session; returns whether there was none to end. */
    private boolean hasEnded(int process) {
        try (var connection = connections.getConnection();
                var statement = connection.prepareStatement(END)) {
            statement.setInt(1, process);
            try (var rows = statement.executeQuery()) {
                return !rows.next();
            }
        } catch (SQLException e) {
            LOG.debug("The session {} could not be ended yet: {}", process, e.getMessage());
            return false;
        }
    }

    void close() {
        closed = true;
    }
}
