package com.cruddur.auth;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody who has just signed in is told.
 *
 * @param token the secret, which is told this once
 * @param uuid the person
 */
public record SignInResponse(String token, Instant expiresAt, UUID uuid, String handle, String displayName) {

    @Override
    public String toString() {
        return "OpenedSession[%s until %s]".formatted(handle, expiresAt);
    }
}
