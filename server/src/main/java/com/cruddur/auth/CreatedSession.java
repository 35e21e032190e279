package com.cruddur.auth;

import java.time.Instant;
import java.util.UUID;

/** A session that has just been written, and whose it is. */
record CreatedSession(Instant expiresAt, UUID uuid, String handle, String displayName) {

    SignInResponse with(String token) {
        return new SignInResponse(token, expiresAt, uuid, handle, displayName);
    }
}
