package com.cruddur.platform.db.pool;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets a fixed number through at a time, first come first served, each after a bounded wait or not at all. */
final class ConcurrencyLimiter {

    /** More than this many in the queue could not be served within the wait anyway. */
    private static final int LONGEST_QUEUE = 4_000;

    private final Semaphore places;
    private final Duration patience;

    ConcurrencyLimiter(int places, Duration patience) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
    }

    /** Waits for a place; false when none came free in time. Whoever got one must {@link #leave()}. */
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
