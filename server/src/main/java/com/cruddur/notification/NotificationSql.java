package com.cruddur.notification;

import com.cruddur.activity.Activity;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of this room: the method {@code x} runs {@code NotificationSql/x.sql}. */
interface NotificationSql {

    /** Tells {@code user}, unless it is their own doing, or the actor is blocked or muted. */
    void add(UUID uuid, UUID user, String kind, UUID actor, @Nullable UUID activity);

    /** The same of a message; one that is unread moves up. */
    void addMessage(UUID uuid, UUID user, UUID actor, UUID messageGroup);

    void removeReaction(String kind, UUID actor, UUID activity);

    void removeFollow(UUID user, UUID actor);

    /** Takes away what the two were told of each other. */
    void removeBetween(UUID one, UUID other);

    /** What the viewer may see before the place, newest first, 401 at most. */
    List<NotificationRow> rows(UUID viewer, OffsetDateTime createdAt, UUID uuid);

    List<Activity> activities(UUID viewer, UUID[] uuids);

    /** How many the viewer may see and has not read, 100 at most. */
    int unread(UUID viewer);

    /** When the viewer was told. */
    Optional<OffsetDateTime> place(UUID viewer, UUID uuid);

    /** Marks up to a thousand as read, of those up to the place. */
    int markRead(UUID viewer, OffsetDateTime createdAt, UUID uuid);
}
