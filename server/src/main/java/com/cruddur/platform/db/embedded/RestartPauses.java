package com.cruddur.platform.db.embedded;

import java.time.Duration;

/**
 * The pauses between starts of a server that ends again and again: a second after the first start, then twice as long
 * each time, up to a minute. After ten quiet minutes they begin anew. Times are those of {@link System#nanoTime}.
 */
final class RestartPauses {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration QUIET = Duration.ofMinutes(10);

    /** The number of starts after which an operator should look. */
    private static final int MANY = 5;

    private int starts;
    private long lastStart;
    private Duration pause = Duration.ZERO;

    /** Returns how long to wait at {@code now} before the next start; zero when it is due. */
    Duration untilNext(long now) {
        if (starts > 0 && now - lastStart > QUIET.toNanos()) {
            starts = 0;
            pause = Duration.ZERO;
        }
        var left = starts == 0 ? Duration.ZERO : pause.minusNanos(now - lastStart);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Records a start at {@code now}, and returns the pause after it. */
    Duration started(long now) {
        starts++;
        lastStart = now;
        var doubled = pause.multipliedBy(2);
        pause = doubled.isZero() ? FIRST : doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return pause;
    }

    /** Returns whether there were many starts without quiet minutes between them. */
    boolean isRepeated() {
        return starts >= MANY;
    }
}
