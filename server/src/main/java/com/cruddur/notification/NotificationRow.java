package com.cruddur.notification;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did.
 *
 * @param handle the actor's
 * @param displayName the actor's
 */
record NotificationRow(
        UUID uuid,
        Kind kind,
        String handle,
        String displayName,
        @Nullable UUID activityUuid,
        @Nullable UUID messageGroupUuid,
        Instant createdAt,
        boolean read) {

    /** What belongs together has the same: likes of a post, reposts of a post, the followers of a day in UTC. */
    String group() {
        return switch (kind) {
            case LIKE, REPOST -> kind.value() + activityUuid;
            case FOLLOW -> kind.value() + createdAt.atOffset(ZoneOffset.UTC).toLocalDate();
            case REPLY, MENTION, MESSAGE -> uuid.toString();
        };
    }
}
