package com.cruddur.platform.db.pool;

import com.cruddur.platform.db.connect.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * Waits for notifications on a channel. It has its own connection, because a pool or pooler would give the one that
 * LISTENs to other clients.
 */
public final class NotificationListener implements AutoCloseable {

    /** After this silence a query checks the connection, because a lost connection is silent too. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Connection connection;
    private long heard = System.nanoTime();

    private NotificationListener(Connection connection) {
        this.connection = connection;
    }

    /**
     * Connects and starts to LISTEN.
     *
     * @param channel a name that needs no quotes
     */
    public static NotificationListener of(DatabaseUrl url, String channel) throws SQLException {
        var connection = url.dataSource(Map.of("ApplicationName", "cruddur-listen", "socketTimeout", "5"))
                .getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN " + channel);
            return new NotificationListener(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Waits up to {@code most} for a notification. Several that have arrived count as one.
     *
     * @throws SQLException when the connection is lost
     */
    public void await(Duration most) throws SQLException {
        var notifications = connection.unwrap(PGConnection.class).getNotifications(Math.toIntExact(most.toMillis()));
        if (notifications.length > 0) {
            heard = System.nanoTime();
        } else if (System.nanoTime() - heard > SILENCE.toNanos()) {
            checkConnection();
        }
    }

    private void checkConnection() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            heard = System.nanoTime();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
