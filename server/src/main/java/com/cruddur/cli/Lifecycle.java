package com.cruddur.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops registered parts in reverse order when it is closed or the process is terminated (SIGTERM, Ctrl-C), even while
 * later parts are still starting.
 */
final class Lifecycle implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Thread hook = Thread.ofPlatform().name("stop").unstarted(this::stop);

    Lifecycle() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Registers {@code part} and returns it. */
    <T extends AutoCloseable> T add(T part) {
        synchronized (running) {
            running.push(part);
        }
        return part;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            awaitEnd(); // the shutdown hook stops all parts; failures that it causes here are expected
        }
        stop();
    }

    private static void awaitEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop() {
        synchronized (running) {
            if (running.isEmpty()) {
                return;
            }
            LOG.info("Stopping");
            while (!running.isEmpty()) {
                var part = running.pop();
                try {
                    part.close();
                } catch (Exception e) {
                    LOG.error("{} did not stop cleanly", part.getClass().getSimpleName(), e);
                }
            }
            LOG.info("Stopped");
        }
    }
}
