package com.cruddur.platform.background;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends waits that last too long: one thread looks at all of them every {@link #TICK} while anything waits. A wait with a
 * time limit of its own makes a virtual thread wake the timer thread of its scheduler twice, when the wait begins and
 * when it ends, which took a third of the processor time of a small query.
 */
public final class DeadlineTimer {

    /** How often the waits are looked at; one ends up to two of these late. */
    public static final Duration TICK = Duration.ofMillis(20);

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineTimer.class);

    private static final DeadlineTimer TIMER = new DeadlineTimer();

    /** Something that waits now and then. */
    public interface Waiting {

        /**
         * Ends what should have ended by {@code now}, of the times that {@link #in} returns; does not block.
         *
         * @return whether anything waits still
         */
        boolean endOverdue(long now);
    }

    private final Set<Waiting> all = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean dormant;

    /** The nanoseconds in which waits were looked at: a pause of the whole process ends none. */
    private volatile long time;

    private DeadlineTimer() {
        thread = Thread.ofPlatform().daemon().name("deadlines").start(this::repeat);
    }

    /** From now on looks at {@code one}. */
    public static void add(Waiting one) {
        TIMER.all.add(one);
        waits();
    }

    /** Looks at {@code one} no more. */
    public static void remove(Waiting one) {
        TIMER.all.remove(one);
    }

    /** Must be called after a wait with a deadline has become visible to {@link Waiting#endOverdue}. */
    public static void waits() {
        if (TIMER.dormant) {
            LockSupport.unpark(TIMER.thread);
        }
    }

    /** Returns the time {@code duration} from now, or up to {@link #TICK} later. */
    public static long in(Duration duration) {
        return TIMER.time + duration.toNanos() + TICK.toNanos();
    }

    private void repeat() {
        while (true) {
            if (anyWaits()) {
                tick();
                continue;
            }
            dormant = true; // before the second look: whoever waits after it sees this, and wakes the thread
            if (!anyWaits()) {
                LockSupport.park(this);
            }
            dormant = false;
        }
    }

    private void tick() {
        var before = time;
        var start = System.nanoTime();
        LockSupport.parkNanos(this, TICK.toNanos());
        time = before + Math.min(System.nanoTime() - start, 2 * TICK.toNanos());
    }

    private boolean anyWaits() {
        var any = false;
        for (var one : all) {
            try {
                any |= one.endOverdue(time);
            } catch (RuntimeException e) { // the others still end in time
                LOG.error("A wait could not be ended", e);
            }
        }
        return any;
    }
}
