package com.cruddur.platform.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** A server that ends again and again is started again for as long as it takes, but not all the time. */
class RestartPausesTest {

    private final RestartPauses pauses = new RestartPauses();

    @Test
    void theFirstStartIsDueAtOnceAndLaterPausesGrowToAMinute() {
        var now = 0L;
        var waited = new ArrayList<Long>();

        for (var start = 0; start < 10; start++) {
            var wait = pauses.untilNext(now);
            waited.add(wait.toSeconds());
            now += wait.toNanos();
            assertThat(pauses.untilNext(now)).isZero();
            assertThat(pauses.isRepeated()).isEqualTo(start >= 5);
            var _ = pauses.started(now);
        }

        assertThat(waited).containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void afterTenQuietMinutesTheyBeginAnew() {
        for (var start = 0; start < 8; start++) {
            var _ = pauses.started(0);
        }

        assertThat(pauses.untilNext(0)).isEqualTo(Duration.ofMinutes(1));
        assertThat(pauses.untilNext(Duration.ofMinutes(11).toNanos())).isZero();
        assertThat(pauses.isRepeated()).isFalse();
        assertThat(pauses.started(Duration.ofMinutes(11).toNanos())).isEqualTo(Duration.ofSeconds(1));
    }
}
