package com.cruddur.platform.http;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Generates the ids of requests. */
final class RequestId {

    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** Returns a new id. */
    static String next() {
        return UUID.randomUUID().toString();
    }

    /**
     * Returns the id that the client {@code offered} if it is valid (1 to 64 letters, digits, {@code . _ -}), else a
     * new one.
     */
    static String of(Optional<String> offered) {
        return offered.filter(id -> ACCEPTED.matcher(id).matches()).orElseGet(RequestId::next);
    }
}
