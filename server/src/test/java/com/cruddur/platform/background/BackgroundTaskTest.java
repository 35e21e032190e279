package com.cruddur.platform.background;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Await;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work in the background goes on after failures, and stops when it is told to. */
@Timeout(30)
class BackgroundTaskTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration TIME_TO_STOP = Duration.ofMillis(100);

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final AtomicInteger rounds = new AtomicInteger();

    @Test
    void aConstructorStartsNothing() {
        try (var _ = task(() -> {
            rounds.incrementAndGet();
            return Duration.ZERO;
        })) {
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().equals("test-task"));
        }
        assertThat(rounds).hasValue(0);
    }

    @Test
    void aFailingRoundIsCountedAndTheNextOneFollows() {
        try (var task = task(() -> {
            switch (rounds.incrementAndGet()) {
                case 1 -> throw new IllegalStateException("the first round fails");
                case 2 -> throw new AssertionError("the second too");
                default -> {}
            }
            return Duration.ofMillis(1);
        })) {
            task.start();
            Await.until("two good rounds", PATIENCE, () -> rounds.get() >= 4);
        }
        assertThat(failures()).isEqualTo(2);
    }

    @Test
    void thePauseDoublesWithEachFailureInARow() {
        var started = System.nanoTime();
        try (var task = new BackgroundTask(
                "test-task",
                TIME_TO_STOP,
                metrics,
                () -> {
                    rounds.incrementAndGet();
                    throw new IllegalStateException("each round fails");
                },
                () -> Duration.ZERO,
                Duration.ofMillis(20))) {
            task.start();
            for (var wakings = 0; wakings < 100; wakings++) {
                task.wake(); // which does not shorten it
            }
            Await.until("four failures", PATIENCE, () -> rounds.get() == 4);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofMillis(140));
    }

    @Test
    void aPauseEndsWhenTheTaskIsWoken() {
        try (var task = task(() -> {
            rounds.incrementAndGet();
            return BackgroundTask.UNTIL_WOKEN;
        })) {
            task.start();
            Await.until("the first round", PATIENCE, () -> rounds.get() == 1);
            task.wake();
            Await.until("the second round", PATIENCE, () -> rounds.get() == 2);
        }
    }

    @Test
    void theLastRoundIsDoneWhenTheTaskIsClosed() {
        var last = new AtomicBoolean();
        var task = new BackgroundTask(
                "test-task", Duration.ofSeconds(10), metrics, () -> BackgroundTask.UNTIL_WOKEN, () -> {
                    last.set(true);
                    return Duration.ZERO;
                });
        task.start();

        task.close();

        assertThat(last).isTrue();
    }

    @Test
    void aRoundThatDoesNotEndIsInterrupted() throws Exception {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        var task = task(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                interrupted.countDown();
            }
            return Duration.ZERO;
        });
        task.start();
        begun.await();

        var closed = System.nanoTime();
        task.close();

        interrupted.await();
        assertThat(Duration.ofNanos(System.nanoTime() - closed)).isLessThan(Duration.ofSeconds(2));
    }

    private BackgroundTask task(BackgroundTask.Round round) {
        return new BackgroundTask("test-task", TIME_TO_STOP, metrics, round, () -> Duration.ZERO, Duration.ofMillis(1));
    }

    private double failures() {
        return metrics.get("cruddur.background.failures")
                .tag("task", "test-task")
                .counter()
                .count();
    }
}
