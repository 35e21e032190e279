package com.cruddur.platform.db.replica;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;

/** The latest readings of one clock: the quickest answer among them tells its time best. For one thread. */
final class ClockReadings {

    private static final int MOST = 8;

    private final Deque<ClockReading> readings = new ArrayDeque<>();

    /** Adds the newest, and returns the best. */
    ClockReading add(ClockReading newest) {
        readings.addLast(newest);
        if (readings.size() > MOST) {
            readings.removeFirst();
        }
        return readings.stream()
                .min(Comparator.comparingLong(ClockReading::uncertainty))
                .orElse(newest);
    }

    /** Forgets all: it may be another server's clock from now on. */
    void clear() {
        readings.clear();
    }
}
