package com.cruddur.platform.db;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Objects;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server again a moment later for as long as it gives no connection. The pool by itself waits twice as long
 * after each failure, up to five seconds: by so much it would notice too late that a database is back. It is told of a
 * failure that is another one than the last, so that those who wait are told the cause.
 */
final class RetryingDataSource implements DataSource, AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(200);

    /** After that the pool is told of the same failure again. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final DataSource source;
    private volatile boolean closed;
    private @Nullable String told;
    private long toldAt;

    RetryingDataSource(DataSource source) {
        this.source = source;
    }

    @Override
    public synchronized Connection getConnection() throws SQLException {
        while (true) {
            try {
                var connection = source.getConnection();
                told = null;
                return connection;
            } catch (SQLException e) {
                if (closed || isNews(e)) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    private boolean isNews(SQLException failure) {
        var now = System.nanoTime();
        if (told != null && Objects.equals(told, failure.getMessage()) && now - toldAt < SILENCE.toNanos()) {
            return false;
        }
        told = String.valueOf(failure.getMessage());
        toldAt = now;
        return true;
    }

    private static void pause(SQLException failure) throws SQLException {
        try {
            Thread.sleep(PAUSE);
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
