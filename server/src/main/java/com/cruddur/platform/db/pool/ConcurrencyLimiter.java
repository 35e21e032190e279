package com.cruddur.platform.db.pool;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Admits a fixed number of requests at a time, first come first served. Each one waits for a bounded time in a queue of
 * bounded length, so that those who are admitted in an overload are served soon.
 */
final class ConcurrencyLimiter {

    /** A laptop serves as many within a tenth of a second. */
    private static final int LONGEST_QUEUE = 200;

    /** The time before a request is refused, so that clients that ask again at once are slowed down. */
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Semaphore places;
    private final Duration patience;

    ConcurrencyLimiter(int places, Duration patience) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
    }

    /** Waits for a place; returns false when none is free in time. After true, the caller must {@link #leave()}. */
    boolean enter() {
        try {
            if (places.getQueueLength() < LONGEST_QUEUE) {
                return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
            }
            Thread.sleep(PAUSE);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        places.release();
    }

    int waiting() {
        return places.getQueueLength();
    }
}
