package com.cruddur.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The started parts of the service; {@link #close} closes them, the last one first. */
final class StartedParts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StartedParts.class);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    /** Runs {@code start}; when it succeeds, {@code part} is closed with the others. */
    void start(AutoCloseable part, Runnable start) {
        start.run();
        add(part);
    }

    /** Keeps {@code part}, which has nothing to start, to be closed with the others. */
    void add(AutoCloseable part) {
        started.push(part);
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            var part = started.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.error("{} did not stop cleanly", part.getClass().getSimpleName(), e);
            }
        }
    }
}
