package com.cruddur.platform.db.migration;

import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.connect.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lock that one migrator of a database holds during all its tries. Flyway's own lock covers a single try, and a
 * migrator that waits for it gives up before a large index is built.
 */
final class MigrationLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationLock.class);

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration REMINDER = Duration.ofSeconds(30);

    private final Connection connection;

    private MigrationLock(Connection connection) {
        this.connection = connection;
    }

    /**
     * Waits without a limit for the lock, and logs that it waits. The lock is free when the other migrator is done or
     * its session ends. Polls, because a statement that waits within PostgreSQL would keep a concurrent index build
     * from finishing.
     */
    static MigrationLock await(DatabaseUrl url) throws SQLException {
        var connection = url.connect("cruddur-migrate");
        try {
            var reminder = System.nanoTime();
            while (!isOurs(connection)) {
                if (System.nanoTime() >= reminder) {
                    LOG.info("Another migrator is at work on {}; waiting for it", url);
                    reminder = System.nanoTime() + REMINDER.toNanos();
                }
                pause(PAUSE);
            }
            return new MigrationLock(connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Returns the session that holds the lock, outside of a transaction. */
    Connection connection() {
        return connection;
    }

    /** Waits for {@code time}; throws when the thread is interrupted. */
    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperatorException("Interrupted while migrating", e);
        }
    }

    private static boolean isOurs(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var answer =
                        statement.executeQuery("SELECT pg_try_advisory_lock(hashtextextended('cruddur.migrate', 0))")) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    /** Releases the lock. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
