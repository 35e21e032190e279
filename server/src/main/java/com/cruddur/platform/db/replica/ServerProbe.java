package com.cruddur.platform.db.replica;

import com.cruddur.platform.db.connect.DatabaseUrl;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Polls a server with one query, on its own connection, so that our load does not delay the answer. */
final class ServerProbe implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofMillis(500);

    /** Reads the only row of an answer. */
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /**
     * An answer and its time.
     *
     * @param asked the time of the query, by {@link System#nanoTime}
     * @param clock the reading of the server's clock, whose microseconds are the first column
     */
    record Answer<T>(T value, long asked, ClockReading clock) {}

    private final DatabaseUrl url;
    private final String question;
    private @Nullable Connection connection;

    ServerProbe(DatabaseUrl url, String question) {
        this.url = url;
        this.question = question;
    }

    /**
     * Runs the query.
     *
     * @throws SQLException without an answer within half a second, or two seconds for a new connection
     */
    <T> Answer<T> ask(Reading<T> reading) throws SQLException {
        return ask(question, reading);
    }

    /** Runs another query than that of the constructor, with columns of the same kinds. */
    <T> Answer<T> ask(String query, Reading<T> reading) throws SQLException {
        var open = connected();
        try (var statement = open.prepareStatement(query)) {
            var asked = System.nanoTime();
            try (var row = statement.executeQuery()) {
                var answered = System.nanoTime();
                if (!row.next()) {
                    throw new SQLException("it answers without a row");
                }
                return new Answer<>(reading.of(row), asked, ClockReading.of(row.getLong(1), asked, answered));
            }
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    void execute(String sql) throws SQLException {
        try (var statement = connected().createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    private Connection connected() throws SQLException {
        var open = connection;
        if (open == null) {
            open = url.dataSource(Map.of(
                            "ApplicationName", "cruddur-probe",
                            "connectTimeout", "1",
                            "loginTimeout", "2",
                            "socketTimeout", "1",
                            "tcpKeepAlive", "true"))
                    .getConnection();
            connection = open;
            open.setNetworkTimeout(Runnable::run, Math.toIntExact(ANSWER.toMillis()));
        }
        return open;
    }

    @Override
    public void close() {
        var open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException _) {
                // the connection is discarded because it is broken
            }
        }
    }
}
