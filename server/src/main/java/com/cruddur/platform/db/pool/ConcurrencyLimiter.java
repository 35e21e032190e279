package com.cruddur.platform.db.pool;

import com.cruddur.platform.background.DeadlineTimer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Admits a fixed number of requests at a time, first come first served. Each one waits for a bounded time.
 *
 * <p>A burst may wait for the whole patience. A queue that never empties helps nobody: all wait, and no more are served.
 * While it stands, the patience is short, so that admitted requests stay fast (<a
 * href="https://queue.acm.org/detail.cfm?id=2839461">controlled delay</a>), and a refusal is held back for a pause, so
 * that clients that retry at once do not spend the processors on refusals.
 */
final class ConcurrencyLimiter implements DeadlineTimer.Waiting, AutoCloseable {

    /** The wait is too short for a longer queue to be served. */
    private static final int LONGEST_QUEUE = 4_000;

    /** The time after which a queue that has not been empty is a standing queue. */
    private static final long STANDING = Duration.ofMillis(250).toNanos();

    private static final Duration SHORT_PATIENCE = Duration.ofMillis(50);

    private enum Turn {
        AWAITED,
        ADMITTED,
        REFUSED
    }

    private static final class Waiter {
        private final Thread thread = Thread.currentThread();
        private final long deadline;
        private volatile Turn turn = Turn.AWAITED;

        Waiter(Duration patience) {
            deadline = DeadlineTimer.in(patience);
        }

        void end(Turn how) {
            turn = how;
            LockSupport.unpark(thread);
        }
    }

    private final Duration patience;
    private final Duration pause;
    private final LongSupplier clock;
    private final Queue<Waiter> queue = new ArrayDeque<>();
    private int places;

    /** When a request last found a free place, by the clock. */
    private long lastFree;

    /** @param pause how long a refusal is held back while the queue stands */
    ConcurrencyLimiter(int places, Duration patience, Duration pause) {
        this(places, patience, pause, System::nanoTime);
    }

    ConcurrencyLimiter(int places, Duration patience, Duration pause, LongSupplier clock) {
        this.places = places;
        this.patience = patience;
        this.pause = pause;
        this.clock = clock;
        this.lastFree = clock.getAsLong();
    }

    /** Starts to end waits in time. */
    ConcurrencyLimiter started() {
        DeadlineTimer.add(this);
        return this;
    }

    /** Waits for a place; returns false when none is free in time. After true, the caller must {@link #leave()}. */
    boolean enter() {
        boolean standing;
        Waiter waiter;
        synchronized (this) {
            var now = clock.getAsLong();
            if (places > 0) { // then nobody waits
                places--;
                lastFree = now;
                return true;
            }
            standing = now - lastFree > STANDING;
            waiter = queued(standing);
        }
        if (waiter != null && await(waiter)) {
            return true;
        }
        if (standing) {
            holdBack();
        }
        return false;
    }

    /** Returns null when the queue is full. */
    private @Nullable Waiter queued(boolean standing) {
        if (queue.size() >= LONGEST_QUEUE) {
            return null;
        }
        var waiter = new Waiter(standing && SHORT_PATIENCE.compareTo(patience) < 0 ? SHORT_PATIENCE : patience);
        queue.add(waiter);
        return waiter;
    }

    /** Returns whether the waiter was admitted. */
    private boolean await(Waiter waiter) {
        DeadlineTimer.waits();
        var interrupted = false;
        while (waiter.turn == Turn.AWAITED) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                interrupted = true;
                giveUp(waiter);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return waiter.turn == Turn.ADMITTED;
    }

    private synchronized void giveUp(Waiter waiter) {
        if (queue.remove(waiter)) {
            waiter.turn = Turn.REFUSED;
        }
    }

    private void holdBack() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void leave() {
        var next = queue.poll();
        if (next == null) {
            places++;
        } else {
            next.end(Turn.ADMITTED);
        }
    }

    synchronized int waiting() {
        return queue.size();
    }

    @Override
    public synchronized boolean endOverdue(long now) {
        queue.removeIf(waiter -> {
            var overdue = now - waiter.deadline >= 0;
            if (overdue) {
                waiter.end(Turn.REFUSED);
            }
            return overdue;
        });
        return !queue.isEmpty();
    }

    @Override
    public void close() {
        DeadlineTimer.remove(this);
    }
}
