package com.cruddur.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * By how much one clock differs from another.
 *
 * @param offset positive when it is ahead
 * @param uncertainty by how much more or less it may be
 */
record ClockSkew(Duration offset, Duration uncertainty) {

    private static final int GLANCES = 3;

    /** That of {@code there} from {@code here}, as sharply as the quickest of some answers allows. */
    static ClockSkew of(Clock here, Supplier<Instant> there) {
        var best = glance(here, there);
        for (var i = 1; i < GLANCES; i++) {
            var next = glance(here, there);
            best = next.uncertainty.compareTo(best.uncertainty) < 0 ? next : best;
        }
        return best;
    }

    /** The clock there was read at some instant between before and after. */
    private static ClockSkew glance(Clock here, Supplier<Instant> there) {
        var before = here.instant();
        var read = there.get();
        var half = Duration.between(before, here.instant()).dividedBy(2);
        return new ClockSkew(Duration.between(before.plus(half), read), half);
    }

    /** That of this clock from the one that {@code other} is of, both told from the same clock. */
    ClockSkew from(ClockSkew other) {
        return new ClockSkew(offset.minus(other.offset), uncertainty.plus(other.uncertainty));
    }

    /** It differs by so much in any case. */
    Duration least() {
        return offset.abs().minus(uncertainty);
    }

    /** It differs by no more than this. */
    Duration most() {
        return offset.abs().plus(uncertainty);
    }

    String direction() {
        return offset.isNegative() ? "behind" : "ahead of";
    }
}
