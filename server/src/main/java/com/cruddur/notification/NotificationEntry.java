package com.cruddur.notification;

import com.cruddur.activity.Activity;
import com.cruddur.platform.language.Language;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification in the form of an activity, as existing front ends expect it.
 *
 * @param uuid unique in the list: the id of a reply or mention, else of the notification
 * @param displayName the actor's display name
 * @param handle the actor's handle
 * @param avatarVersion the version of the actor's picture, for pages; null when the actor has uploaded none
 * @param message the text of a reply or mention, else what the actor did
 * @param createdAt when the action happened
 * @param excerpt the text of the activity, empty when there is none
 */
record NotificationEntry(
        UUID uuid,
        String displayName,
        String handle,
        @JsonIgnore @Nullable String avatarVersion,
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
        Notification notification,
        @JsonIgnore String excerpt) {

    static NotificationEntry of(NotificationRow newest, Notification notification) {
        return new NotificationEntry(
                newest.uuid(),
                newest.displayName(),
                newest.handle(),
                newest.avatarVersion(),
                notification.deed(Language.ENGLISH.texts()),
                0,
                0,
                0,
                null,
                null,
                newest.createdAt(),
                null,
                null,
                null,
                notification,
                "");
    }

    static NotificationEntry of(NotificationRow newest, Activity activity, Notification notification) {
        var written = switch (newest.kind()) {
            case REPLY, MENTION -> true;
            case LIKE, REPOST, FOLLOW, MESSAGE -> false;
        };
        return new NotificationEntry(
                written ? activity.uuid() : newest.uuid(),
                newest.displayName(),
                newest.handle(),
                newest.avatarVersion(),
                written ? activity.message() : notification.deed(Language.ENGLISH.texts()),
                activity.repliesCount(),
                activity.repostsCount(),
                activity.likesCount(),
                activity.replyToActivityUuid(),
                activity.expiresAt(),
                newest.createdAt(),
                activity.liked(),
                activity.reposted(),
                activity.bookmarked(),
                notification,
                activity.message());
    }
}
