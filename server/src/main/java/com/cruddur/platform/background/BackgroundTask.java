package com.cruddur.platform.background;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats work on its own thread until it is closed. A failed round is logged and counted in
 * {@code cruddur.background.failures}. The pause after it doubles with each consecutive failure, up to half a minute.
 */
public final class BackgroundTask implements AutoCloseable {

    /** A pause that only {@link #wake} or {@link #close} ends. */
    public static final Duration UNTIL_WOKEN = Duration.ofNanos(Long.MAX_VALUE);

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundTask.class);

    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);

    /** How long an interrupted round may take to end. */
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);

    /** One round of the work. */
    @FunctionalInterface
    public interface Round {

        /**
         * Does a piece of the work.
         *
         * @return how long to wait before the next round
         */
        Duration run() throws Exception;
    }

    private final String name;
    private final Duration timeToStop;
    private final Round round;
    private final Round lastRound;
    private final Duration firstBackOff;
    private final Counter failures;
    private final Thread thread;
    private final Semaphore wakings = new Semaphore(0);
    private volatile boolean stopping;

    /** Creates a task without a last round. */
    public BackgroundTask(String name, Duration timeToStop, MeterRegistry metrics, Round round) {
        this(name, timeToStop, metrics, round, () -> Duration.ZERO);
    }

    /**
     * Creates a task without starting it.
     *
     * @param name the name of the thread, and of the task in logs and metrics
     * @param timeToStop how long {@link #close} waits for the thread before it interrupts it
     * @param lastRound runs once after {@link #close} is called, to finish the remaining work
     */
    public BackgroundTask(String name, Duration timeToStop, MeterRegistry metrics, Round round, Round lastRound) {
        this(name, timeToStop, metrics, round, lastRound, FIRST_BACK_OFF);
    }

    BackgroundTask(
            String name,
            Duration timeToStop,
            MeterRegistry metrics,
            Round round,
            Round lastRound,
            Duration firstBackOff) {
        this.name = name;
        this.timeToStop = timeToStop;
        this.round = round;
        this.lastRound = lastRound;
        this.firstBackOff = firstBackOff;
        this.failures = Counter.builder("cruddur.background.failures")
                .description("Rounds of background work that ended with an exception")
                .tag("task", name)
                .register(metrics);
        this.thread = Thread.ofVirtual().name(name).unstarted(this::repeat);
    }

    /** Starts the first round. Call it once. */
    public void start() {
        thread.start();
    }

    /** Ends the current pause, or skips the next one while a round is running. */
    public void wake() {
        wakings.release();
    }

    /** Returns whether {@link #close} was called. A long round checks this between its steps. */
    public boolean isStopping() {
        return stopping;
    }

    /** Waits for the current round and the last one, and interrupts them after the time to stop. */
    @Override
    public void close() {
        stopping = true;
        wake();
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            if (!thread.join(timeToStop)) {
                thread.interrupt();
                if (!thread.join(AFTER_INTERRUPT)) {
                    LOG.warn("Background task {} did not stop", name);
                }
            }
        } catch (InterruptedException _) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void repeat() {
        try {
            var backOff = firstBackOff;
            while (!stopping) {
                var pause = run(round);
                if (pause == null) {
                    backOff(backOff);
                    backOff = min(backOff.multipliedBy(2), LONGEST_BACK_OFF);
                } else {
                    backOff = firstBackOff;
                    await(pause);
                }
            }
            run(lastRound);
        } catch (InterruptedException _) {
            LOG.debug("Background task {} was interrupted", name);
        }
    }

    /** Returns null when the round failed. */
    private @Nullable Duration run(Round one) throws InterruptedException {
        try {
            return one.run();
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) { // an Error too: the next round may work
            failures.increment();
            LOG.error("A round of the background task {} failed", name, e);
            return null;
        }
    }

    private void await(Duration pause) throws InterruptedException {
        var _ = wakings.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
        var _ = wakings.drainPermits();
    }

    /** Ignores {@link #wake}, which may be called often. */
    private void backOff(Duration time) throws InterruptedException {
        var end = System.nanoTime() + time.toNanos();
        while (!stopping && end - System.nanoTime() > 0) {
            var _ = wakings.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
