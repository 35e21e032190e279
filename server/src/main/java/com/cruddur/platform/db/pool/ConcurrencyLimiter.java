package com.cruddur.platform.db.pool;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Admits a fixed number of requests at a time, first come first served. Each one waits for a bounded time. */
final class ConcurrencyLimiter {

    /** The wait is too short for a longer queue to be served. */
    private static final int LONGEST_QUEUE = 4_000;

    private final Semaphore places;
    private final Duration patience;

    ConcurrencyLimiter(int places, Duration patience) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
    }

    /** Waits for a place; returns false when none is free in time. After true, the caller must {@link #leave()}. */
    boolean enter() {
        try {
            return places.getQueueLength() < LONGEST_QUEUE
                    && places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
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
