package com.cruddur.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post or reply that is alive: the person's own, or one they marked.
 *
 * @param handle its author, null when the author is gone
 * @param createdAt when it was posted, or marked
 */
public record ExportedActivity(
        UUID uuid,
        @Nullable String handle,
        String message,
        @Nullable UUID replyToActivityUuid,
        @Nullable Instant expiresAt,
        Instant createdAt)
        implements Exported {}
