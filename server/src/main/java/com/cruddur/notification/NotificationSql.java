package com.cruddur.notification;

import com.cruddur.activity.Activity;
import com.cruddur.notification.Notifications.UnreadCounts;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of this feature: the method {@code x} runs {@code NotificationSql/x.sql}. */
interface NotificationSql {

    /** Notifies {@code user}, unless they are the actor, or the actor is blocked or muted. */
    void add(UUID uuid, UUID user, String kind, UUID actor, @Nullable UUID activity);

    /** Notifies {@code user} of a message, or moves the unread notification of its conversation to the top. */
    void addMessage(UUID uuid, UUID user, UUID actor, UUID messageGroup);

    void removeReaction(String kind, UUID actor, UUID activity);

    void removeFollow(UUID user, UUID actor);

    /** Deletes the notifications of the two people about each other, a thousand at most. */
    void removeBetween(UUID one, UUID other);

    /** The visible notifications before the position, newest first, 401 at most. */
    List<NotificationRow> rows(UUID viewer, OffsetDateTime createdAt, UUID uuid);

    List<Activity> activities(UUID viewer, UUID[] uuids);

    /** Whether there is any unread notification, visible or not: an index tells, for a third of the cost of a count. */
    boolean hasUnread(UUID viewer);

    /** The numbers of visible, unread notifications, 100 at most. */
    UnreadCounts unread(UUID viewer);

    /** The position of a notification of the viewer. */
    Optional<OffsetDateTime> place(UUID viewer, UUID uuid);

    /** Marks up to a thousand notifications as read, from the position back. */
    int markRead(UUID viewer, OffsetDateTime createdAt, UUID uuid);
}
