package com.cruddur.platform.db.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A burst waits for its turn; in a queue that stands, nobody waits for long. */
class ConcurrencyLimiterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final long STANDING = Duration.ofSeconds(1).toNanos();
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final AtomicLong time = new AtomicLong();
    private final ConcurrencyLimiter limiter = new ConcurrencyLimiter(1, PATIENCE, PAUSE, time::get);

    @BeforeEach
    void takeThePlace() {
        assertThat(limiter.enter()).isTrue();
    }

    @Test
    void aRequestOfABurstWaitsForAPlace() throws InterruptedException {
        var leaving = Thread.startVirtualThread(() -> {
            while (limiter.waiting() == 0) {
                Thread.onSpinWait();
            }
            limiter.leave();
        });

        assertThat(limiter.enter()).isTrue();

        leaving.join();
    }

    @Test
    void aStandingQueueRefusesSoonAndAfterAPause() {
        assertThat(timeToRefuse()).isGreaterThanOrEqualTo(PATIENCE);
        time.addAndGet(STANDING);

        assertThat(timeToRefuse()).isGreaterThanOrEqualTo(PAUSE).isLessThan(PATIENCE);
    }

    @Test
    void aQueueThatEmptiedIsPatientAgain() {
        time.addAndGet(STANDING);
        limiter.leave();
        assertThat(limiter.enter()).isTrue();

        assertThat(timeToRefuse()).isGreaterThanOrEqualTo(PATIENCE);
    }

    private Duration timeToRefuse() {
        var start = System.nanoTime();
        assertThat(limiter.enter()).isFalse();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
