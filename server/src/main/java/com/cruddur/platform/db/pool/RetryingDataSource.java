package com.cruddur.platform.db.pool;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server again a moment later for as long as it gives no connection. The pool by itself waits twice as long
 * after each failure, up to five seconds: by so much it would notice too late that a database is back. It is told of
 * the first failures and of a few that are others, so that those who wait are told the cause.
 */
final class RetryingDataSource implements DataSource, AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(200);

    /** After a refused sign-in: who asks too often for tokens and secrets is slowed down, and fills logs. */
    private static final Duration REFUSED_PAUSE = Duration.ofSeconds(1);

    /** So many failures the pool is told of: more than one, since what it finds out of dead connections hides it. */
    private static final int FIRST = 4;

    /** So many it is told of between two connections, at most: it waits for little over a second then. */
    private static final int MOST = 8;

    private final DataSource source;
    private final AtomicInteger made = new AtomicInteger();
    private volatile boolean closed;
    private @Nullable String told;
    private int tellings;

    RetryingDataSource(DataSource source) {
        this.source = source;
    }

    @Override
    public synchronized Connection getConnection() throws SQLException {
        while (true) {
            try {
                var connection = source.getConnection();
                tellings = 0;
                made.incrementAndGet();
                return connection;
            } catch (SQLException e) {
                if (tellings > 0) {
                    pause(e);
                }
                if (closed || isToBeTold(e)) {
                    throw e;
                }
            }
        }
    }

    /** How many connections were made so far; who was given one is counted. */
    int made() {
        return made.get();
    }

    private boolean isToBeTold(SQLException failure) {
        if (tellings >= MOST || (tellings >= FIRST && Objects.equals(told, failure.getMessage()))) {
            return false;
        }
        tellings++;
        told = failure.getMessage();
        return true;
    }

    private static void pause(SQLException failure) throws SQLException {
        try {
            Thread.sleep(String.valueOf(failure.getSQLState()).startsWith("28") ? REFUSED_PAUSE : PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    /** Who is waiting gets the failure of the next attempt. */
    @Override
    public void close() {
        closed = true;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return source.getConnection(user, password);
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter writer) throws SQLException {
        source.setLogWriter(writer);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return source.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source.isWrapperFor(type);
    }
}
