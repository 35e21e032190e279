package com.cruddur.platform.db.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says how far a migration is that takes long: which index is built, and for whose locks it waits. */
final class MigrationWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationWatch.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** A line for each thing to tell; steps of ten percent, so that a long build is told in few lines. */
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
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;

    private MigrationWatch(Connection connection) {
        this.connection = connection;
        this.thread = Thread.ofVirtual().name("migration-watch").unstarted(this::watch);
    }

    /** Begins to look, on {@code connection}, which nobody else uses until this is closed. */
    static MigrationWatch start(Connection connection) {
        var watch = new MigrationWatch(connection);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        var last = "";
        try {
            while (!ended.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                last = tell(last);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.debug("Cannot tell how far the migration is", e);
        }
    }

    private String tell(String last) throws SQLException {
        try (var statement = connection.createStatement();
                var lines = statement.executeQuery(PROGRESS)) {
            var latest = last;
            while (lines.next()) {
                if (!latest.equals(lines.getString(1))) {
                    latest = lines.getString(1);
                    LOG.info("{}", latest);
                }
            }
            return latest;
        }
    }

    /** Stops looking. No interruption: that would close the connection of a statement under way. */
    @Override
    public void close() {
        ended.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
