package com.cruddur.platform.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGConnection;

/**
 * Waits for the NOTIFY of a channel, on a connection of its own: a pool or pooler would hand the connection that LISTENs
 * to others.
 */
public final class Bell implements AutoCloseable {

    private final Connection connection;

    private Bell(Connection connection) {
        this.connection = connection;
    }

    /**
     * Connects, and listens from then on.
     *
     * @param channel a name without need of quotes
     */
    public static Bell of(DatabaseUrl url, String channel) throws SQLException {
        var connection = url.connect("cruddur-bell");
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN " + channel);
            return new Bell(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Waits until it rings, {@code most} at most; however often it rang meanwhile counts once. */
    public void await(Duration most) throws SQLException {
        connection.unwrap(PGConnection.class).getNotifications(Math.toIntExact(most.toMillis()));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
