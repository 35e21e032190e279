package com.cruddur.auth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A code for somebody who forgot their password.
 *
 * @param email where to send it, null when nobody has that address
 */
record ResetCode(Instant expiresAt, @Nullable String email) {}
