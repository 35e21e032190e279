package com.cruddur.search;

import com.cruddur.platform.Failure;
import com.cruddur.platform.background.ThreadPerTask;
import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One value that is costly to load, shared by all readers. One thread loads it; readers wait, without holding a lock,
 * only for the first load or after ten seconds without a reader. Otherwise they get the cached value while a newer one
 * loads. A value is served for at most {@link #EXPIRY}, even when loading fails; a failure is served for {@link #RETRY}
 * before the next attempt.
 */
final class RefreshingCache<T> {

    static final Duration REFRESH = Duration.ofSeconds(5);
    static final Duration EXPIRY = Duration.ofSeconds(10);
    static final Duration RETRY = Duration.ofSeconds(1);

    /** Longer than a load takes, and short enough for a page that needs two values. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final String KEY = "value";

    /** The result of a load: a value, or a failure that readers get. */
    private record Outcome<T>(@Nullable T value, @Nullable RuntimeException failure, long asOfNanos) {}

    private final Supplier<T> loader;
    private final Ticker clock;
    private final AsyncLoadingCache<String, Outcome<T>> cache;

    /** @param name the name of the threads that load */
    RefreshingCache(String name, Supplier<T> loader) {
        this(name, loader, Ticker.systemTicker());
    }

    RefreshingCache(String name, Supplier<T> loader, Ticker clock) {
        this.loader = loader;
        this.clock = clock;
        this.cache = Caffeine.newBuilder()
                .executor(ThreadPerTask.virtual(name))
                .ticker(clock)
                .expireAfter(Expiry.<String, Outcome<T>>writing((_, outcome) -> timeLeft(outcome)))
                .refreshAfterWrite(REFRESH)
                .buildAsync(new CacheLoader<>() {
                    @Override
                    public Outcome<T> load(String key) {
                        return RefreshingCache.this.load();
                    }

                    @Override
                    public Outcome<T> reload(String key, Outcome<T> old) {
                        var loaded = RefreshingCache.this.load();
                        return loaded.failure() == null ? loaded : old; // the old value keeps its expiry
                    }
                });
    }

    /**
     * The value.
     *
     * @throws Failure.Unavailable when loading takes more than half a second
     * @throws RuntimeException the failure of the loader, when there is no value to serve instead
     */
    T get() {
        var outcome = await(cache.get(KEY));
        if (outcome.value() != null) {
            return outcome.value();
        }
        throw Objects.requireNonNull(outcome.failure());
    }

    private Outcome<T> await(CompletableFuture<Outcome<T>> loading) {
        try {
            return loading.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Failure.Unavailable("The database is slow to answer just now. Try again soon.", RETRY, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure.Unavailable("The service is stopping.", RETRY, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e); // an Error: load() returns exceptions as outcomes
        }
    }

    /** Makes the next reader wait for a load that starts after this call. */
    void invalidate() {
        cache.synchronous().invalidate(KEY);
    }

    private Outcome<T> load() {
        var started = clock.read();
        try {
            return new Outcome<>(loader.get(), null, started);
        } catch (RuntimeException e) {
            return new Outcome<>(null, e, clock.read());
        }
    }

    private Duration timeLeft(Outcome<T> outcome) {
        var lifetime = outcome.failure() == null ? EXPIRY : RETRY;
        return Duration.ofNanos(Math.max(1, outcome.asOfNanos() + lifetime.toNanos() - clock.read()));
    }
}
