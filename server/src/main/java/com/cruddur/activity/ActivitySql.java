package com.cruddur.activity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL that reads activities: the method {@code x} runs {@code ActivitySql/x.sql}. */
interface ActivitySql {

    /** The activity, if it is alive and {@code viewer} may see it. */
    Optional<Activity> find(@Nullable UUID viewer, UUID uuid);

    /**
     * The activity, its ancestors and the first replies on each level, oldest first, as far as they are alive and
     * {@code viewer} may see them.
     */
    List<Activity> thread(@Nullable UUID viewer, UUID uuid);

    /** The activity that the notification with that id is about. */
    Optional<UUID> ofNotification(UUID uuid);
}
