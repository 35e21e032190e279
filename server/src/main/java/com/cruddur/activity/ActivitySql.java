package com.cruddur.activity;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL that reads activities: the method {@code x} runs {@code ActivitySql/x.sql}. */
interface ActivitySql {

    /** The activity, if it is alive and {@code viewer} may see it. */
    Optional<Activity> find(@Nullable UUID viewer, UUID uuid);

    /**
     * The activity, its ancestors, the replies to it after a position and the first replies on each further level,
     * oldest first, as far as they are alive and {@code viewer} may see them.
     */
    List<Activity> thread(@Nullable UUID viewer, UUID uuid, OffsetDateTime createdAt, UUID after);

    /** The authors of those of the activities that are alive and that {@code viewer} may see. */
    List<ActivityAuthor> authors(@Nullable UUID viewer, UUID[] uuids);

    /** The activity that the notification with that id is about. */
    Optional<UUID> ofNotification(UUID uuid);

    /** Whether an activity with that id has been there, and its time is over. */
    boolean hasEnded(UUID uuid);

    /** Whether the activity is alive, and its author allows its text in link previews. */
    boolean previewShowsText(UUID uuid);

    /** An activity and the handle of its author. */
    record ActivityAuthor(UUID uuid, String handle) {}
}
