package com.cruddur.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** How long made-up posts live, and how many of those alive at one time are of each kind. */
enum SampleLifetime {
    MONTH(Duration.ofDays(30), 35),
    WEEK(Duration.ofDays(7), 30),
    THREE_DAYS(Duration.ofDays(3), 15),
    DAY(Duration.ofDays(1), 10),
    HALF_DAY(Duration.ofHours(12), 4),
    THREE_HOURS(Duration.ofHours(3), 2),
    HOUR(Duration.ofHours(1), 1),
    FOR_EVER(Duration.ofDays(60), 3);

    private static final List<SampleLifetime> ALL = List.of(values());
    private static final int BITS = 3;

    private final Duration oldest;
    private final int percent;

    SampleLifetime(Duration oldest, int percent) {
        this.oldest = oldest;
        this.percent = percent;
    }

    static SampleLifetime draw(Random random) {
        var point = random.nextInt(100);
        for (var lifetime : ALL) {
            point -= lifetime.percent;
            if (point < 0) {
                return lifetime;
            }
        }
        throw new IllegalStateException("The shares do not add up to 100");
    }

    /** The age that none alive has reached. */
    long mostMicros() {
        return oldest.toNanos() / 1_000;
    }

    /** When a post made at {@code createdAt} is gone, null when never. */
    @Nullable Instant expiry(Instant createdAt) {
        return this == FOR_EVER ? null : createdAt.plus(oldest);
    }

    /** Age and lifetime in one number that sorts by age: millions of them are cheap to keep. */
    long pack(long ageMicros) {
        return ageMicros << BITS | ALL.indexOf(this);
    }

    static long ageMicros(long packed) {
        return packed >>> BITS;
    }

    static SampleLifetime of(long packed) {
        return ALL.get((int) (packed & ((1 << BITS) - 1)));
    }
}
