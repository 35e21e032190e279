package com.cruddur.auth;

import java.time.Instant;
import java.util.UUID;

/** A person as the operator sees them. */
public record UserListItem(
        UUID uuid,
        String handle,
        String displayName,
        String email,
        String role,
        boolean suspended,
        Instant createdAt) {}
