package com.cruddur.auth;

import java.time.Instant;

/** Where a code may have been sent, and until when it would be good. */
public record PendingCode(String email, Instant expiresAt) {}
