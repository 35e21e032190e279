package com.cruddur.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person as they see themselves. */
public record Account(
        UUID uuid,
        String handle,
        String displayName,
        String email,
        String bio,
        String role,
        int followersCount,
        int followingCount,
        @Nullable Instant suspendedAt,
        Instant createdAt) {}
