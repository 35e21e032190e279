package com.cruddur.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A value is loaded once for all, never older than promised, and a failure is not asked for again at once. */
@Timeout(30)
class RefreshingCacheTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger loads = new AtomicInteger();
    private volatile Supplier<String> source = () -> "value " + loads.incrementAndGet();
    private final RefreshingCache<String> cache = new RefreshingCache<>("test", () -> source.get(), nanos::get);

    @Test
    void manyReadersShareOneLoad() throws Exception {
        var started = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        source = () -> {
            started.countDown();
            await(release);
            return "value " + loads.incrementAndGet();
        };
        var readers = new ArrayList<CompletableFuture<String>>();
        for (var reader = 0; reader < 30; reader++) {
            readers.add(CompletableFuture.supplyAsync(
                    cache::get, task -> Thread.ofVirtual().start(task)));
        }
        started.await();
        release.countDown();

        assertThat(readers).allSatisfy(reader -> assertThat(reader.join()).isEqualTo("value 1"));
    }

    @Test
    void aReaderGetsTheOldValueWhileANewerOneIsLoaded() {
        assertThat(cache.get()).isEqualTo("value 1");
        var release = new CountDownLatch(1);
        source = () -> {
            await(release);
            return "value " + loads.incrementAndGet();
        };

        pass(RefreshingCache.REFRESH.plusMillis(1));
        assertThat(cache.get()).isEqualTo("value 1");
        assertThat(cache.get()).isEqualTo("value 1");
        release.countDown();

        Await.until("the newer one", PATIENCE, () -> cache.get().equals("value 2"));
    }

    @Test
    void aValueIsServedNoLongerThanPromisedWhenLoadingFails() {
        assertThat(cache.get()).isEqualTo("value 1");
        source = this::fail;

        pass(RefreshingCache.REFRESH.plusMillis(1));
        assertThat(cache.get()).isEqualTo("value 1");
        Await.until("the failure", PATIENCE, () -> loads.get() == 2);
        assertThat(cache.get()).isEqualTo("value 1");

        pass(RefreshingCache.EXPIRY.minus(RefreshingCache.REFRESH));
        assertThatThrownBy(cache::get).hasMessage("failure 3");
    }

    @Test
    void aFailureIsRememberedForAMoment() {
        source = this::fail;

        assertThatThrownBy(cache::get).hasMessage("failure 1");
        pass(RefreshingCache.RETRY.minusMillis(1));
        assertThatThrownBy(cache::get).hasMessage("failure 1");
        pass(Duration.ofMillis(1));
        assertThatThrownBy(cache::get).hasMessage("failure 2");
    }

    @Test
    void whatWasInvalidatedDoesNotComeBackWithALoadThatBeganBefore() throws Exception {
        assertThat(cache.get()).isEqualTo("value 1");
        var started = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var reloaded = new CountDownLatch(1);
        source = () -> {
            started.countDown();
            await(release);
            reloaded.countDown();
            return "from before";
        };
        pass(RefreshingCache.REFRESH.plusMillis(1));
        assertThat(cache.get()).isEqualTo("value 1");
        started.await();

        cache.invalidate();
        source = () -> "from after";
        release.countDown();
        reloaded.await();

        assertThat(cache.get()).isEqualTo("from after");
        pass(RefreshingCache.REFRESH.minusMillis(1));
        assertThat(cache.get()).isEqualTo("from after");
    }

    private String fail() {
        throw new IllegalStateException("failure " + loads.incrementAndGet());
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
