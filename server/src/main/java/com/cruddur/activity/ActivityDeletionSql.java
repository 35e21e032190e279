package com.cruddur.activity;

import com.cruddur.activity.ActivityDeletion.LifetimeComparison;
import com.cruddur.activity.ActivityDeletion.ThreadRow;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of {@link ActivityDeletion}: the method {@code x} runs {@code ActivityDeletionSql/x.sql}. */
interface ActivityDeletionSql {

    /** The id of the activity, if it is alive and {@code person} may delete it. */
    Optional<UUID> deletable(UUID person, UUID uuid);

    /**
     * Compares {@code lifetime} (ISO 8601) with the present one; empty unless {@code author} wrote the activity and it
     * is alive.
     */
    Optional<LifetimeComparison> shortened(UUID author, UUID uuid, String lifetime);

    /** Those of {@code roots} and their replies that expire after {@code until} (null: now), at most 1001 rows. */
    List<ThreadRow> walk(UUID[] roots, @Nullable OffsetDateTime until);

    /** Locks {@code rows} against new replies until the transaction ends. */
    List<UUID> lock(UUID[] rows);

    /**
     * Makes {@code rows} expire at {@code until} (null: now), or none of them if a reply outside {@code rows} would
     * live longer.
     */
    int cut(UUID[] rows, @Nullable OffsetDateTime until);
}
