package com.cruddur.moderation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person may do.
 *
 * @param role user, moderator or admin
 * @param suspendedAt since when they are shut out, null when they are not
 */
public record AccountStatus(
        UUID uuid, String handle, String role, @Nullable Instant suspendedAt) {}
