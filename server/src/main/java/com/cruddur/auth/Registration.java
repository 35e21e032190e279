package com.cruddur.auth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A code for somebody who signs up.
 *
 * @param email where to send it, null when nobody signs up with that address
 * @param accountEmail the address of the account that is there already, null when there is none
 */
record Registration(
        Instant expiresAt,
        @Nullable String email,
        @Nullable String handle,
        @Nullable String accountEmail) {}
