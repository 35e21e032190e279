package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.text.NameKey;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;

/**
 * Counts how often somebody asks, and refuses what is too much. Each address, person and account has a bucket that fills
 * up evenly; a request takes a token. Buckets are in memory, each node has its own, and there are never more than
 * {@link #MOST_BUCKETS}. Answers tell how much is left (<a
 * href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">RateLimit headers</a>).
 */
public final class RateLimits {

    /** Of each limit; at most some 10 MB. */
    private static final int MOST_BUCKETS = 50_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);

    /** So many in such a time, with the bucket of each who asked lately. */
    private record Limit(String name, String policy, LoadingCache<Object, Bucket> buckets, Counter refusals) {

        ConsumptionProbe take(Object who) {
            return buckets.get(who).tryConsumeAndReturnRemaining(1);
        }
    }

    private final boolean enforced;
    private final boolean trustProxy;
    private final Limit reads;
    private final Limit userReads;
    private final Limit writes;
    private final Limit guesses;
    private final Limit accountGuesses;
    private final Limit mails;

    /** @param trustProxy whether the address is what a proxy of ours says in X-Forwarded-For */
    public RateLimits(Rates rates, boolean trustProxy, MeterRegistry metrics) {
        this.enforced = rates.enforced();
        this.trustProxy = trustProxy;
        this.reads = limit("reads", rates.reads(), MINUTE, metrics);
        this.userReads = limit("user-reads", rates.userReads(), MINUTE, metrics);
        this.writes = limit("writes", rates.writes(), MINUTE, metrics);
        this.guesses = limit("guesses", rates.guesses(), MINUTE, metrics);
        this.accountGuesses = limit("account-guesses", rates.accountGuesses(), QUARTER, metrics);
        this.mails = limit("mails", rates.mails(), HOUR, metrics);
    }

    /**
     * Takes a token of whoever sent {@code request}, and tells in the answer's headers what is left. Who is signed
     * in is counted by person: many may share an address.
     *
     * @throws Failure.TooManyRequests when there is none
     */
    void charge(Route.Limit kind, Request request) {
        if (!enforced || kind == Route.Limit.UNLIMITED) {
            return;
        }
        var viewer = kind == Route.Limit.GUESSES ? Optional.<Viewer>empty() : request.optionalViewer();
        var limit = limit(kind, viewer);
        var probe = limit.take(viewer.<Object>map(Viewer::uuid).orElseGet(() -> ClientAddress.of(request, trustProxy)));
        request.addResponseHeader(Headers.RATE_LIMIT_POLICY, limit.policy());
        request.addResponseHeader(
                Headers.RATE_LIMIT,
                "\"" + limit.name() + "\";r=" + probe.getRemainingTokens() + ";t="
                        + seconds(probe.getNanosToWaitForReset()));
        require(probe, limit);
    }

    /**
     * Takes a token of the account that somebody calls {@code name}, whether or not there is such an account.
     *
     * @throws Failure.TooManyRequests when there is none
     */
    public void chargeAccount(String name) {
        chargeName(accountGuesses, name);
    }

    /**
     * Takes a token of the mailbox {@code address}, whether or not anybody here has it: so the refusal tells nothing.
     *
     * @throws Failure.TooManyRequests when there is none
     */
    public void chargeMail(String address) {
        chargeName(mails, address);
    }

    private void chargeName(Limit limit, String name) {
        if (enforced) {
            require(limit.take(NameKey.of(name.strip())), limit);
        }
    }

    private Limit limit(Route.Limit kind, Optional<Viewer> viewer) {
        return switch (kind) {
            case GUESSES -> guesses;
            case WRITES -> writes;
            case READS, UNLIMITED -> viewer.isPresent() ? userReads : reads;
        };
    }

    private static void require(ConsumptionProbe probe, Limit limit) {
        if (!probe.isConsumed()) {
            limit.refusals().increment();
            var wait = Duration.ofSeconds(seconds(probe.getNanosToWaitForRefill()));
            throw new Failure.TooManyRequests(
                    "That is more often than allowed. Try again in %s s.".formatted(wait.toSeconds()), wait);
        }
    }

    /** Whole seconds, rounded up: then it is true that one need not wait longer. */
    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos());
    }

    private static Limit limit(String name, int tokens, Duration window, MeterRegistry metrics) {
        var policy = "\"%s\";q=%s;w=%s".formatted(name, tokens, window.toSeconds());
        LoadingCache<Object, Bucket> buckets = Caffeine.newBuilder()
                .maximumSize(MOST_BUCKETS)
                .expireAfterAccess(window) // a bucket that nobody touched for so long is full again
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
