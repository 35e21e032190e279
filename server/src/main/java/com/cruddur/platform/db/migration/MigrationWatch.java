package com.cruddur.platform.db.migration;

import com.cruddur.platform.background.BackgroundTask;
import io.micrometer.core.instrument.Metrics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the progress of a long migration: the index that is being built, and the session whose locks it waits for. */
final class MigrationWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationWatch.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Long enough for a statement to finish, because an interrupted statement loses its connection. */
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

    /** Each row is a line to log. Steps of ten percent limit the lines of a long index build. */
    private static final String PROGRESS = """
            SELECT concat(
                'Waits for session ', holder.pid, ' (',
                concat_ws(', ', nullif(holder.application_name, ''), holder.state), ')')
            FROM pg_stat_activity AS waiting
            CROSS JOIN LATERAL unnest(pg_blocking_pids(waiting.pid)) AS blocking (pid)
            LEFT JOIN pg_stat_activity AS holder ON holder.pid = blocking.pid
            WHERE waiting.application_name = 'cruddur-migrate' AND waiting.datname = current_database()
            UNION ALL
            SELECT concat(
                'Index ', build.index_relid::regclass, ': ', build.phase,
                ', ' || build.blocks_done * 10 / nullif(build.blocks_total, 0) * 10 || ' %',
                ', ' || build.tuples_done * 10 / nullif(build.tuples_total, 0) * 10 || ' % of the rows')
            FROM pg_stat_progress_create_index AS build
            WHERE build.datname = current_database() AND build.index_relid <> 0
            """;

    private final Connection connection;
    private final BackgroundTask task;
    private String last = "";
    private boolean started;

    private MigrationWatch(Connection connection) {
        this.connection = connection;
        this.task = new BackgroundTask("migration-watch", TIME_TO_STOP, Metrics.globalRegistry, this::round);
    }

    /** Starts to poll on {@code connection}, which belongs to the watch until it is closed. */
    static MigrationWatch start(Connection connection) {
        var watch = new MigrationWatch(connection);
        watch.task.start();
        return watch;
    }

    /** Logs nothing in the first second, within which most migrations end. */
    private Duration round() {
        if (!started) {
            started = true;
            return PAUSE;
        }
        try {
            logProgress();
            return PAUSE;
        } catch (SQLException e) {
            LOG.debug("The progress of the migration cannot be read", e);
            return BackgroundTask.UNTIL_WOKEN;
        }
    }

    private void logProgress() throws SQLException {
        try (var statement = connection.createStatement();
                var lines = statement.executeQuery(PROGRESS)) {
            while (lines.next()) {
                if (!last.equals(lines.getString(1))) {
                    last = lines.getString(1);
                    LOG.info("{}", last);
                }
            }
        }
    }

    @Override
    public void close() {
        task.close();
    }
}
