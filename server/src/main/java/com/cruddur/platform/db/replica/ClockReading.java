package com.cruddur.platform.db.replica;

import java.time.Duration;

/**
 * How far a clock is ahead of {@link System#nanoTime}, in microseconds: {@code ahead}, by {@code uncertainty} more or
 * less, since nobody knows when between question and answer it was read.
 */
record ClockReading(long ahead, long uncertainty) {

    /** From a clock's time and when, by {@link System#nanoTime}, it was asked for and told. */
    static ClockReading of(long micros, long asked, long answered) {
        var half = (answered - asked) / 2_000;
        return new ClockReading(micros - asked / 1_000 - half, half);
    }

    /** How far this clock is ahead of {@code other}. */
    ClockReading minus(ClockReading other) {
        return new ClockReading(ahead - other.ahead, uncertainty + other.uncertainty);
    }

    /** Whether the two clocks surely differ by more than {@code bound}. */
    boolean exceeds(Duration bound) {
        return Math.abs(ahead) - uncertainty > bound.toNanos() / 1_000;
    }

    /** Whether they surely differ by no more than that. */
    boolean isWithin(Duration bound) {
        return Math.abs(ahead) + uncertainty <= bound.toNanos() / 1_000;
    }
}
