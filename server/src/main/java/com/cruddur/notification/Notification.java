package com.cruddur.notification;

import com.cruddur.activity.Activity;
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
 * @param deed the text after the name of the newest actor
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
        @JsonIgnore String deed) {

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
                text(newest, rows.size(), activity),
                deed(newest, rows.size(), activity));
    }

    private static String text(NotificationRow newest, int count, @Nullable Activity activity) {
        return Isolated.of(newest.displayName()) + " " + deed(newest, count, activity);
    }

    /** The sentence after the name of the newest actor. */
    private static String deed(NotificationRow newest, int count, @Nullable Activity activity) {
        var others = switch (count) {
            case 1 -> "";
            case 2 -> "and 1 other ";
            default -> "and " + (count - 1) + " others ";
        };
        var what = switch (newest.kind()) {
            case LIKE, REPOST -> activity != null && activity.replyToActivityUuid() != null ? " reply" : " post";
            case REPLY, MENTION, FOLLOW, MESSAGE -> "";
        };
        return others + newest.kind().words() + what;
    }
}
