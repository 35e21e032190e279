package com.cruddur.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * The difference between two clocks.
 *
 * @param offset positive when the clock is ahead
 * @param uncertainty the largest error of the offset
 */
record ClockSkew(Duration offset, Duration uncertainty) {

    private static final int GLANCES = 3;

    /**
     * Compares {@code there} with {@code here} by several readings; the one with the quickest answer is the most
     * accurate.
     */
    static ClockSkew of(Clock here, Supplier<Instant> there) {
        var best = glance(here, there);
        for (var i = 1; i < GLANCES; i++) {
            var next = glance(here, there);
            best = next.uncertainty.compareTo(best.uncertainty) < 0 ? next : best;
        }
        return best;
    }

    /** The other clock was read at an unknown instant between the two. */
    private static ClockSkew glance(Clock here, Supplier<Instant> there) {
        var before = here.instant();
        var read = there.get();
        var half = Duration.between(before, here.instant()).dividedBy(2);
        return new ClockSkew(Duration.between(before.plus(half), read), half);
    }

    /** Returns the offset of this clock from {@code other}, both measured by one clock. */
    ClockSkew from(ClockSkew other) {
        return new ClockSkew(offset.minus(other.offset), uncertainty.plus(other.uncertainty));
    }

    /** Returns the least possible difference. */
    Duration least() {
        return offset.abs().minus(uncertainty);
    }

    /** Returns the greatest possible difference. */
    Duration most() {
        return offset.abs().plus(uncertainty);
    }

    String direction() {
        return offset.isNegative() ? "behind" : "ahead of";
    }
}
