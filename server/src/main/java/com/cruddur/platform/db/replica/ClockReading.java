package com.cruddur.platform.db.replica;

import java.time.Duration;

/**
 * A clock's offset from {@link System#nanoTime} in microseconds: {@code ahead}, give or take {@code uncertainty},
 * because the clock was read at an unknown moment between question and answer.
 */
record ClockReading(long ahead, long uncertainty) {

    /** Computes the offset of a clock that showed {@code micros} between the two values of {@link System#nanoTime}. */
    static ClockReading of(long micros, long asked, long answered) {
        var half = (answered - asked) / 2_000;
        return new ClockReading(micros - asked / 1_000 - half, half);
    }

    /** Returns this clock's offset from {@code other}. */
    ClockReading minus(ClockReading other) {
        return new ClockReading(ahead - other.ahead, uncertainty + other.uncertainty);
    }

    /** Returns whether the clocks certainly differ by more than {@code bound}. */
    boolean exceeds(Duration bound) {
        return Math.abs(ahead) - uncertainty > bound.toNanos() / 1_000;
    }

    /** Returns whether the clocks certainly differ by at most {@code bound}. */
    boolean isWithin(Duration bound) {
        return Math.abs(ahead) + uncertainty <= bound.toNanos() / 1_000;
    }
}
