package com.cruddur.platform.http;

import com.cruddur.platform.http.Route.Handler;
import com.cruddur.platform.request.ResponseLifetime;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps finished responses that are alike for all anonymous readers. A response is served until the first thing in it
 * expires, until a write that this node knows of, and for {@code time} at most. One request computes it, others wait
 * for that one; when it is half as old as it may become, one request computes the next one while the others are still
 * served. Requests with a credential pass by, so a kept response contains nothing of a person.
 */
public final class SharedResponses {

    private static final int MOST_BYTES = 16 * 1024 * 1024;

    /** What a response takes besides its body and address, roughly. */
    private static final int OVERHEAD = 500;

    /** @param writes the count of writes when it was started */
    private record Kept(Response response, ResponseLifetime lifetime, long startedAt, long writes) {}

    /** A computation in progress. Requests after a write do not wait for one from before. */
    private record Flight(String address, long writes) {}

    private final Duration time;
    private final WriteCounter writes;
    private final LongSupplier nanoTime;
    private final Cache<String, Kept> responses;
    private final Map<Flight, CompletableFuture<Kept>> flights = new ConcurrentHashMap<>();

    /** @param time how long a response is kept at most; zero for not at all */
    public SharedResponses(Duration time, WriteCounter writes) {
        this(time, writes, System::nanoTime);
    }

    SharedResponses(Duration time, WriteCounter writes, LongSupplier nanoTime) {
        this.time = time;
        this.writes = writes;
        this.nanoTime = nanoTime;
        this.responses = Caffeine.newBuilder()
                .maximumWeight(MOST_BYTES)
                .weigher((String address, Kept kept) ->
                        2 * address.length() + kept.response().length() + OVERHEAD)
                .expireAfterWrite(time)
                .build();
    }

    /**
     * Returns a handler that shares the responses of {@code handler}. Their content may depend on the address, that of
     * pages on the language, and on nothing else of an anonymous request, and everything in them that expires has to be
     * reported to {@link ResponseLifetime}.
     */
    public Handler share(Handler handler) {
        return time.isZero() ? handler : new Shared(handler);
    }

    /** Returns the address that identifies a response: that of a page begins with its language. */
    private static String address(Request request) {
        var address = request.pathAndQuery();
        return address.startsWith("/api/") ? address : request.language().tag() + address;
    }

    private boolean isCurrent(Kept kept) {
        var now = nanoTime.getAsLong();
        return kept.writes() == writes.count()
                && now - kept.startedAt() < time.toNanos()
                && kept.lifetime().includes(now);
    }

    private boolean isYoung(Kept kept) {
        return nanoTime.getAsLong() - kept.startedAt() < time.toNanos() / 2;
    }

    /** A handler of which some responses are in memory. */
    private final class Shared implements Handler {

        private final Handler handler;

        private Shared(Handler handler) {
            this.handler = handler;
        }

        @Override
        public Optional<Response> ready(Request request) {
            if (request.credential() != null) {
                return Optional.empty();
            }
            var address = address(request);
            return Optional.ofNullable(responses.getIfPresent(address))
                    .filter(kept -> isCurrent(kept)
                            && (isYoung(kept) || flights.containsKey(new Flight(address, kept.writes()))))
                    .map(Kept::response);
        }

        @Override
        public Response handle(Request request) {
            if (request.credential() != null) {
                return handler.handle(request);
            }
            var flight = new Flight(address(request), writes.count());
            var mine = new CompletableFuture<Kept>();
            var earlier = flights.putIfAbsent(flight, mine);
            return earlier == null ? compute(request, flight, mine) : join(request, flight, earlier);
        }

        private Response compute(Request request, Flight flight, CompletableFuture<Kept> mine) {
            try {
                var lifetime = request.context().collectLifetime();
                var started = nanoTime.getAsLong();
                var kept = new Kept(handler.handle(request), lifetime, started, flight.writes());
                if (isCurrent(kept)) {
                    responses.put(flight.address(), kept);
                }
                mine.complete(kept);
                return kept.response();
            } catch (RuntimeException | Error e) {
                mine.completeExceptionally(e);
                throw e;
            } finally {
                flights.remove(flight, mine);
            }
        }

        private Response join(Request request, Flight flight, CompletableFuture<Kept> computation) {
            var present = responses.getIfPresent(flight.address());
            if (present != null && isCurrent(present)) {
                return present.response();
            }
            var kept = await(computation);
            return kept != null && isCurrent(kept) ? kept.response() : handler.handle(request);
        }

        /** Returns the result; null when the computation failed, which the waiting request then tries itself. */
        private static @Nullable Kept await(CompletableFuture<Kept> computation) {
            try {
                return computation.join();
            } catch (CompletionException _) {
                return null;
            }
        }
    }
}
