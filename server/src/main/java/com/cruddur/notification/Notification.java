package com.cruddur.notification;

import com.cruddur.activity.Activity;
import com.cruddur.platform.language.Language;
import com.cruddur.platform.language.Texts;
import com.cruddur.platform.text.Isolated;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification: one action, or several grouped together.
 *
 * @param uuid the id of the newest row
 * @param actorsCount the number of actors
 * @param actors the {@value #MOST_ACTORS} latest actors, newest first
 * @param createdAt when the newest action happened
 * @param text one line to show
 * @param aboutReply whether the post that it is about is a reply
 */
record Notification(
        UUID uuid,
        Kind kind,
        int actorsCount,
        List<Actor> actors,
        @Nullable UUID activityUuid,
        @Nullable UUID messageGroupUuid,
        boolean read,
        Instant createdAt,
        String text,
        @JsonIgnore boolean aboutReply) {

    static final int MOST_ACTORS = 3;

    /** A person who acted. */
    record Actor(String handle, String displayName) {}

    /** @param rows the rows of one group, newest first */
    static Notification of(List<NotificationRow> rows, @Nullable Activity activity) {
        var newest = rows.getFirst();
        return new Notification(
                newest.uuid(),
                newest.kind(),
                rows.size(),
                rows.stream()
                        .limit(MOST_ACTORS)
                        .map(row -> new Actor(row.handle(), row.displayName()))
                        .toList(),
                newest.activityUuid(),
                newest.messageGroupUuid(),
                rows.stream().allMatch(NotificationRow::read),
                newest.createdAt(),
                Isolated.of(newest.displayName()) + " "
                        + deed(newest.kind(), rows.size(), isReply(activity), Language.ENGLISH.texts()),
                isReply(activity));
    }

    private static boolean isReply(@Nullable Activity activity) {
        return activity != null && activity.replyToActivityUuid() != null;
    }

    /** What the actors did: the sentence after the name of the newest actor. */
    String deed(Texts texts) {
        return deed(kind, actorsCount, aboutReply, texts);
    }

    private static String deed(Kind kind, int count, boolean aboutReply, Texts texts) {
        var key = switch (kind) {
            case REPLY -> "notification.reply";
            case MENTION -> "notification.mention";
            case LIKE -> aboutReply ? "notification.like-reply" : "notification.like-post";
            case REPOST -> aboutReply ? "notification.repost-reply" : "notification.repost-post";
            case FOLLOW -> "notification.follow";
            case MESSAGE -> "notification.message";
        };
        return texts.counted(key, count - 1);
    }
}
