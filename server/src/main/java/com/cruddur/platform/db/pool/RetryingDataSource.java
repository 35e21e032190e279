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
 * Retries to connect every 200 ms until the server accepts. The pool alone would double its pause after each failure,
 * up to five seconds, and so notice a recovered database late. The pool receives the first failures and a few later
 * ones with another cause, and reports them to waiting requests.
 */
final class RetryingDataSource implements DataSource, AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(200);

    /** The pause after a refused sign-in: AWS throttles requests for tokens and secrets, and each attempt is logged. */
    private static final Duration REFUSED_PAUSE = Duration.ofSeconds(1);

    /**
     * The number of first failures that the pool receives: several, since those of dead connections may hide the cause.
     */
    private static final int FIRST = 4;

    /** The most failures that the pool receives between two connections; its pauses then last little over a second. */
    private static final int MOST = 8;

    private final DataSource source;
    private final AtomicInteger made = new AtomicInteger();
    private volatile boolean closed;
    private @Nullable String lastReported;
    private int reports;

    RetryingDataSource(DataSource source) {
        this.source = source;
    }

    @Override
    public Connection getConnection() throws SQLException {
        while (true) {
            try {
                var connection = source.getConnection();
                connected();
                return connection;
            } catch (SQLException e) {
                if (hasReported()) {
                    pause(e);
                }
                if (closed || isToBeReported(e)) {
                    throw e;
                }
            }
        }
    }

    /** Returns the number of connections made so far. */
    int made() {
        return made.get();
    }

    private synchronized void connected() {
        reports = 0;
        made.incrementAndGet();
    }

    private synchronized boolean hasReported() {
        return reports > 0;
    }

    private synchronized boolean isToBeReported(SQLException failure) {
        if (reports >= MOST || (reports >= FIRST && Objects.equals(lastReported, failure.getMessage()))) {
            return false;
        }
        reports++;
        lastReported = failure.getMessage();
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

    /** Makes waiting callers fail at the next attempt. */
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
