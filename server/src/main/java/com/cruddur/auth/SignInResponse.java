package com.cruddur.auth;

import java.time.Instant;
import java.util.UUID;

/**
 * The answer to a sign-in.
 *
 * @param token the secret token, which no later answer contains
 * @param uuid the person's id
 */
public record SignInResponse(String token, Instant expiresAt, UUID uuid, String handle, String displayName) {

    @Override
    public String toString() {
        return "OpenedSession[%s until %s]".formatted(handle, expiresAt);
    }
}
