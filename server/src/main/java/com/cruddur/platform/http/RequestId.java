package com.cruddur.platform.http;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Generates the ids of requests. */
final class RequestId {

    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** Returns a new id. */
    static String next() {
        // Not UUID.randomUUID: an id need not be secret, and secure random numbers take turns.
        var random = ThreadLocalRandom.current();
        var version = (random.nextLong() & ~0xF000L) | 0x4000L;
        var variant = (random.nextLong() & (-1L >>> 2)) | Long.MIN_VALUE;
        return new UUID(version, variant).toString();
    }

    /**
     * Returns the id that the client {@code offered} if it is valid (1 to 64 letters, digits, {@code . _ -}), else a
     * new one.
     */
    static String of(Optional<String> offered) {
        return offered.filter(id -> ACCEPTED.matcher(id).matches()).orElseGet(RequestId::next);
    }
}
