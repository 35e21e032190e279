package com.cruddur.activity;

import com.cruddur.activity.ActivityPublishing.LockedActivity;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of those who write: the method {@code x} runs {@code ActivityPublishingSql/x.sql}. */
interface ActivityPublishingSql {

    /** Adds a post that lives {@code lifetime} (ISO 8601) from now on. */
    Activity post(UUID uuid, UUID author, String message, String lifetime);

    /** Keeps the activity from being changed or deleted; empty unless it is alive and {@code viewer} may see it. */
    Optional<LockedActivity> lock(UUID viewer, UUID uuid);

    /** Adds a reply to {@code parent}, which is locked, and counts it there. */
    Activity reply(UUID uuid, UUID author, String message, @Nullable String lifetime, UUID parent);

    /** Notes the hashtags of a new activity. */
    void tag(UUID activity, String[] hashtags);

    /** Notes who is mentioned in a new activity, and tells who that is. */
    List<UUID> mention(UUID activity, UUID author, String[] handles);
}
