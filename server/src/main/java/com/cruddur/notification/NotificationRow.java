package com.cruddur.notification;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the notifications: one action of one person.
 *
 * @param handle the actor's handle
 * @param displayName the actor's display name
 * @param avatarVersion the version of the actor's picture, null when the actor has uploaded none
 */
record NotificationRow(
        UUID uuid,
        Kind kind,
        String handle,
        String displayName,
        @Nullable String avatarVersion,
        @Nullable UUID activityUuid,
        @Nullable UUID messageGroupUuid,
        Instant createdAt,
        boolean read) {

    /** The key of the group: the likes of a post, its reposts, or the followers of a day in UTC. */
    String group() {
        return switch (kind) {
            case LIKE, REPOST -> kind.value() + activityUuid;
            case FOLLOW -> kind.value() + createdAt.atOffset(ZoneOffset.UTC).toLocalDate();
            case REPLY, MENTION, MESSAGE -> uuid.toString();
        };
    }
}
