package com.cruddur.platform.db.pool;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Admits a fixed number of requests at a time, first come first served. Each one waits for a bounded time.
 *
 * <p>A burst may wait for the whole patience. A queue that never empties helps nobody: all wait, and no more are served.
 * While it stands, the patience is short, so that admitted requests stay fast (<a
 * href="https://queue.acm.org/detail.cfm?id=2839461">controlled delay</a>), and a refusal is held back for a pause, so
 * that clients that retry at once do not spend the processors on refusals.
 */
final class ConcurrencyLimiter {

    /** The wait is too short for a longer queue to be served. */
    private static final int LONGEST_QUEUE = 4_000;

    /** The time after which a queue that has not been empty is a standing queue. */
    private static final long STANDING = Duration.ofMillis(250).toNanos();

    private static final Duration SHORT_PATIENCE = Duration.ofMillis(50);

    private final Semaphore places;
    private final Duration patience;
    private final Duration pause;

    /** When a request last found a free place, by the clock. */
    private volatile long free;

    private final LongSupplier clock;

    /** @param pause how long a refusal is held back while the queue stands */
    ConcurrencyLimiter(int places, Duration patience, Duration pause) {
        this(places, patience, pause, System::nanoTime);
    }

    ConcurrencyLimiter(int places, Duration patience, Duration pause, LongSupplier clock) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
        this.pause = pause;
        this.clock = clock;
        this.free = clock.getAsLong();
    }

    /** Waits for a place; returns false when none is free in time. After true, the caller must {@link #leave()}. */
    boolean enter() {
        try {
            if (places.tryAcquire(0, TimeUnit.NANOSECONDS)) { // in its turn, unlike tryAcquire()
                free = clock.getAsLong();
                return true;
            }
            var standing = clock.getAsLong() - free > STANDING;
            var wait = standing && SHORT_PATIENCE.compareTo(patience) < 0 ? SHORT_PATIENCE : patience;
            if (places.getQueueLength() < LONGEST_QUEUE && places.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                return true;
            }
            if (standing) {
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    void leave() {
        places.release();
    }

    int waiting() {
        return places.getQueueLength();
    }
}
