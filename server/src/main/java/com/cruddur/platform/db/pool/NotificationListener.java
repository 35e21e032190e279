package com.cruddur.platform.db.pool;

import com.cruddur.platform.db.connect.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * Waits for the NOTIFY of a channel, on a connection of its own: a pool or pooler would hand the connection that LISTENs
 * to others.
 */
public final class NotificationListener implements AutoCloseable {

    /** How long it may be silent before it is asked whether it is there: a lost connection looks like silence. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Connection connection;
    private long heard = System.nanoTime();

    private NotificationListener(Connection connection) {
        this.connection = connection;
    }

    /**
     * Connects, and listens from then on.
     *
     * @param channel a name without need of quotes
     */
    public static NotificationListener of(DatabaseUrl url, String channel) throws SQLException {
        var connection = url.dataSource(Map.of("ApplicationName", "cruddur-bell", "socketTimeout", "5"))
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
     * Waits until it rings, {@code most} at most; however often it rang meanwhile counts once.
     *
     * @throws SQLException when the connection is lost
     */
    public void await(Duration most) throws SQLException {
        var rings = connection.unwrap(PGConnection.class).getNotifications(Math.toIntExact(most.toMillis()));
        if (rings.length > 0) {
            heard = System.nanoTime();
        } else if (System.nanoTime() - heard > SILENCE.toNanos()) {
            askWhetherItIsThere();
        }
    }

    private void askWhetherItIsThere() throws SQLException {
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
