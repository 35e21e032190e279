package com.cruddur.platform.request;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long the response to the current request may be shared with other readers: until the first thing in it expires.
 * Operations report what they read, but only while {@link #isWanted} says that somebody asks. A response whose parts
 * reported nothing is not shared.
 */
public final class ResponseLifetime {

    private boolean known;
    private long endNanos = Long.MAX_VALUE;

    /** Returns whether the current request's response is going to be shared. */
    public static boolean isWanted() {
        return current() != null;
    }

    /**
     * Reports that something in the response expires at {@code expiresAt}.
     *
     * @param expiresAt null when nothing in the reported part expires
     * @param now the clock of the server that was read, in a query that ran after {@code startedNanos}
     * @param startedNanos {@link System#nanoTime} before that query, so that the lifetime ends early and never late
     */
    public static void endsAt(@Nullable Instant expiresAt, Instant now, long startedNanos) {
        var lifetime = current();
        if (lifetime != null) {
            lifetime.report(expiresAt == null ? Long.MAX_VALUE : after(startedNanos, now.until(expiresAt)));
        }
    }

    private static long after(long startedNanos, Duration left) {
        // A year is as good as longer, and cannot overflow.
        return startedNanos + (left.toDays() > 365 ? Duration.ofDays(365) : left).toNanos();
    }

    private void report(long end) {
        known = true;
        endNanos = endNanos == Long.MAX_VALUE || (end != Long.MAX_VALUE && end - endNanos < 0) ? end : endNanos;
    }

    /** Returns whether the response may be shared at {@code nanoTime}. */
    public boolean includes(long nanoTime) {
        return known && (endNanos == Long.MAX_VALUE || nanoTime - endNanos < 0);
    }

    private static @Nullable ResponseLifetime current() {
        var request = RequestContext.current();
        return request == null ? null : request.lifetime();
    }
}
