package com.cruddur.moderation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report as moderators see it.
 *
 * @param state open or resolved
 * @param reporterHandle null when the reporter's account is deleted, as are the other handles
 * @param activityUuid the post, null when a person was reported
 * @param evidence the copy of the post, null when a person was reported, and from {@code evidenceExpiresAt} on
 * @param resolution dismissed, removed or suspended; null while the report is open
 * @param resolvedBy the moderator's handle; null while the report is open, and when the operator resolved it
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
