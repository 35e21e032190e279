package com.cruddur.activity;

import com.cruddur.activity.ActivityPublishing.LockedActivity;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of {@link ActivityPublishing}: the method {@code x} runs {@code ActivityPublishingSql/x.sql}. */
interface ActivityPublishingSql {

    /** Adds a post that lives {@code lifetime} (ISO 8601) from now on. */
    Activity post(UUID uuid, UUID author, String message, String lifetime);

    /** Locks the activity against changes and deletion; empty unless it is alive and {@code viewer} may see it. */
    Optional<LockedActivity> lock(UUID viewer, UUID uuid);

    /** Adds a reply to {@code parent}, which the caller has locked, and increments the parent's count of replies. */
    Activity reply(UUID uuid, UUID author, String message, @Nullable String lifetime, UUID parent);

    /** Stores the hashtags of a new activity. */
    void tag(UUID activity, String[] hashtags);

    /** Stores the mentions of a new activity, and returns the ids of the people mentioned. */
    List<UUID> mention(UUID activity, UUID author, String[] handles);
}
