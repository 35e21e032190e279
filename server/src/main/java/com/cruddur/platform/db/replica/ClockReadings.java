package com.cruddur.platform.db.replica;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;

/** The latest readings of one clock. The reading with the quickest answer is the most accurate. For one thread. */
final class ClockReadings {

    private static final int MOST = 8;

    private final Deque<ClockReading> readings = new ArrayDeque<>();

    /** Adds the newest reading, and returns the most accurate one. */
    ClockReading add(ClockReading newest) {
        readings.addLast(newest);
        if (readings.size() > MOST) {
            readings.removeFirst();
        }
        return readings.stream()
                .min(Comparator.comparingLong(ClockReading::uncertainty))
                .orElse(newest);
    }

    /** Discards all readings, because the next ones may come from another server. */
    void clear() {
        readings.clear();
    }
}
