package com.cruddur.activity;

import com.cruddur.activity.ActivityDeletion.LifetimeComparison;
import com.cruddur.activity.ActivityDeletion.ThreadRow;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of what ends sooner than planned: the method {@code x} runs {@code ActivityDeletionSql/x.sql}. */
interface ActivityDeletionSql {

    /** The activity, when it is alive and {@code person} may delete it. */
    Optional<UUID> deletable(UUID person, UUID uuid);

    /** What {@code lifetime} (ISO 8601) would come to, when the activity is alive and {@code author}'s own. */
    Optional<LifetimeComparison> shortened(UUID author, UUID uuid, String lifetime);

    /** What of {@code roots} and their replies would live on after {@code until} (null: now), 1001 rows at most. */
    List<ThreadRow> walk(UUID[] roots, @Nullable OffsetDateTime until);

    /** Keeps {@code rows} from being answered until the transaction ends. */
    List<UUID> lock(UUID[] rows);

    /** Makes {@code rows} end at {@code until} (null: now); none of them when a reply that is not among them lives on. */
    int cut(UUID[] rows, @Nullable OffsetDateTime until);
}
