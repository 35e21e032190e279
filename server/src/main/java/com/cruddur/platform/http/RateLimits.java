package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.Sha256;
import com.cruddur.platform.text.NameKey;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Counts requests and refuses those over a limit. Each address, person and account has a token bucket that refills
 * evenly; a request takes a token. Each node keeps its own buckets in memory, at most {@link #MOST_BUCKETS} per limit.
 * Responses state the tokens left
 * (<a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">RateLimit headers</a>).
 */
public final class RateLimits {

    /** The most buckets per limit: about 10 MB. */
    private static final int MOST_BUCKETS = 50_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);

    /** A number of requests in a window of time, with the buckets in recent use. */
    private record Limit(String name, String policy, LoadingCache<Object, Bucket> buckets, Counter refusals) {

        ConsumptionProbe take(Object who) {
            return buckets.get(who).tryConsumeAndReturnRemaining(1);
        }

        void giveBack(Object who) {
            buckets.get(who).addTokens(1);
        }
    }

    private final boolean enforced;
    private final Limit reads;
    private final Limit userReads;
    private final Limit writes;
    private final Limit guesses;
    private final Limit accountGuesses;
    private final Limit mails;

    /** The hashes of credentials that were valid recently. */
    private final Cache<ByteBuffer, Boolean> goodCredentials = Caffeine.newBuilder()
            .maximumSize(MOST_BUCKETS)
            .expireAfterAccess(HOUR)
            .build();

    public RateLimits(Rates rates, MeterRegistry metrics) {
        this.enforced = rates.enforced();
        this.reads = limit("reads", rates.reads(), MINUTE, metrics);
        this.userReads = limit("user-reads", rates.userReads(), MINUTE, metrics);
        this.writes = limit("writes", rates.writes(), MINUTE, metrics);
        this.guesses = limit("guesses", rates.guesses(), MINUTE, metrics);
        this.accountGuesses = limit("account-guesses", rates.accountGuesses(), QUARTER, metrics);
        this.mails = limit("mails", rates.mails(), HOUR, metrics);
    }

    /**
     * Takes a token of the address of {@code request}, unless its credential was valid recently: then the request
     * counts against its sender. An invented credential is thus refused before it is looked up.
     *
     * @throws Failure.TooManyRequests when no token is left
     */
    void chargeAddress(Request request) {
        var credential = request.credential();
        if (isCounted(request)
                && !(request.route().limit().isByPerson() && credential != null && isKnown(credential))) {
            charge(byAddress(request), request.context().address(), request);
        }
    }

    /**
     * Takes a token of the sender of {@code request} if the route's limit counts people, and returns the token of the
     * address, which many people may share.
     *
     * @throws Failure.TooManyRequests when no token is left
     */
    void chargePerson(Request request) {
        var credential = request.credential();
        if (credential == null
                || !isCounted(request)
                || !request.route().limit().isByPerson()) {
            return;
        }
        var person = request.optionalViewer().orElse(null);
        if (person == null) {
            if (forget(credential)) {
                charge(byAddress(request), request.context().address(), request);
            }
            return;
        }
        if (remember(credential)) {
            byAddress(request).giveBack(request.context().address());
        }
        charge(byPerson(request), person.uuid(), request);
    }

    private boolean isCounted(Request request) {
        return enforced && request.route().limit() != Route.Limit.UNLIMITED;
    }

    private Limit byAddress(Request request) {
        return switch (request.route().limit()) {
            case GUESSES -> guesses;
            case WRITES -> writes;
            case READS, UNLIMITED -> reads;
        };
    }

    private Limit byPerson(Request request) {
        return request.route().limit() == Route.Limit.WRITES ? writes : userReads;
    }

    private static void charge(Limit limit, Object who, Request request) {
        var probe = limit.take(who);
        request.setResponseHeader(Headers.RATE_LIMIT_POLICY, limit.policy());
        request.setResponseHeader(
                Headers.RATE_LIMIT,
                "\"" + limit.name() + "\";r=" + probe.getRemainingTokens() + ";t="
                        + seconds(probe.getNanosToWaitForReset()));
        require(probe, limit);
    }

    private boolean isKnown(Credential credential) {
        return goodCredentials.getIfPresent(key(credential)) != null;
    }

    private boolean remember(Credential credential) {
        return goodCredentials.asMap().putIfAbsent(key(credential), Boolean.TRUE) == null;
    }

    private boolean forget(Credential credential) {
        return goodCredentials.asMap().remove(key(credential)) != null;
    }

    /** Hashes the credential, so that no secret stays in memory. */
    private static ByteBuffer key(Credential credential) {
        return ByteBuffer.wrap(Sha256.of(credential.token().getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Takes a token of the account {@code name}, whether or not it exists.
     *
     * @throws Failure.TooManyRequests when no token is left
     */
    public void chargeAccount(String name) {
        chargeName(accountGuesses, name);
    }

    /**
     * Takes a token of the mailbox {@code address}. It counts addresses without an account too, so a refusal does not
     * reveal whether one exists.
     *
     * @throws Failure.TooManyRequests when no token is left
     */
    public void chargeMail(String address) {
        chargeName(mails, address);
    }

    private void chargeName(Limit limit, String name) {
        if (enforced) {
            require(limit.take(NameKey.of(name.strip())), limit);
        }
    }

    private static void require(ConsumptionProbe probe, Limit limit) {
        if (!probe.isConsumed()) {
            limit.refusals().increment();
            var wait = Duration.ofSeconds(seconds(probe.getNanosToWaitForRefill()));
            throw new Failure.TooManyRequests(
                    "That is more often than allowed. Try again in %s s.".formatted(wait.toSeconds()), wait);
        }
    }

    /** Returns whole seconds, rounded up so that the wait is long enough. */
    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos());
    }

    private static Limit limit(String name, int tokens, Duration window, MeterRegistry metrics) {
        var policy = "\"%s\";q=%s;w=%s".formatted(name, tokens, window.toSeconds());
        LoadingCache<Object, Bucket> buckets = Caffeine.newBuilder()
                .maximumSize(MOST_BUCKETS)
                .expireAfterAccess(window) // a bucket unused for the whole window is full again
                .build(_ -> Bucket.builder()
                        .addLimit(bandwidth -> bandwidth.capacity(tokens).refillGreedy(tokens, window))
                        .build());
        var refusals = Counter.builder("cruddur.rate.refusals")
                .description("Requests refused because somebody asked too often")
                .tag("limit", name)
                .register(metrics);
        return new Limit(name, policy, buckets, refusals);
    }
}
