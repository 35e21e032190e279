package com.cruddur.platform.db.pool;

import com.cruddur.platform.db.connect.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * Waits for the NOTIFY of a channel, on a connection of its own: a pool or pooler would give the connection that LISTENs
 * to others.
 */
public final class NotificationListener implements AutoCloseable {

    /** The silence after which a query checks the connection: a lost connection looks like silence. */
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
     * Waits for a notification, for {@code most} at most. Several that have arrived count as one.
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
