package com.cruddur.moderation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report as moderators see it.
 *
 * @param state open or resolved
 * @param reporterHandle null when the reporter's row is gone; likewise the other people
 * @param activityUuid the post, null when a person was reported
 * @param evidence the post as it was, null when a person was reported, and from {@code evidenceExpiresAt} on
 * @param resolution dismissed, removed or suspended; null while it is open
 * @param resolvedBy the moderator's handle, null also when the operator did it
 */
public record Report(
        UUID uuid,
        String state,
        @Nullable String reporterHandle,
        @Nullable String reportedHandle,
        @Nullable UUID activityUuid,
        String reason,
        Instant createdAt,
        @Nullable Evidence evidence,
        Instant evidenceExpiresAt,
        @Nullable String resolution,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy) {}
