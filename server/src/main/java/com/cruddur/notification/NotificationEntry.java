package com.cruddur.notification;

import com.cruddur.activity.Activity;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification in the form of an activity, as existing front ends expect it.
 *
 * @param uuid the id of the activity, or of the notification when there is no activity
 * @param displayName the actor's display name
 * @param handle the actor's handle
 * @param message the text of the activity, or of the notification when there is no activity
 * @param createdAt when the action happened
 */
record NotificationEntry(
        UUID uuid,
        String displayName,
        String handle,
        String message,
        int repliesCount,
        int repostsCount,
        int likesCount,
        @Nullable UUID replyToActivityUuid,
        @Nullable Instant expiresAt,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean liked,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean reposted,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean bookmarked,
        Notification notification) {

    static NotificationEntry of(NotificationRow newest, Notification notification) {
        return new NotificationEntry(
                newest.uuid(),
                newest.displayName(),
                newest.handle(),
                newest.kind().words(),
                0,
                0,
                0,
                null,
                null,
                newest.createdAt(),
                null,
                null,
                null,
                notification);
    }

    static NotificationEntry of(NotificationRow newest, Activity activity, Notification notification) {
        return new NotificationEntry(
                activity.uuid(),
                newest.displayName(),
                newest.handle(),
                activity.message(),
                activity.repliesCount(),
                activity.repostsCount(),
                activity.likesCount(),
                activity.replyToActivityUuid(),
                activity.expiresAt(),
                newest.createdAt(),
                activity.liked(),
                activity.reposted(),
                activity.bookmarked(),
                notification);
    }
}
