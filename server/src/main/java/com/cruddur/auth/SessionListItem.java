package com.cruddur.auth;

import java.time.Instant;
import java.util.UUID;

/**
 * Somewhere a person is signed in, as they are shown it.
 *
 * @param userAgent what the client called itself
 * @param current whether it is the one the request came with
 */
public record SessionListItem(
        UUID uuid, String userAgent, Instant createdAt, Instant lastSeenAt, Instant expiresAt, boolean current) {}
