package com.cruddur.reaction;

import com.cruddur.reaction.Reactions.Reaction;
import java.util.Optional;
import java.util.UUID;

/**
 * SQL of {@link Reactions}: the method {@code x} runs {@code ReactionSql/x.sql}. Each statement returns and changes
 * nothing unless the activity is alive and visible to {@code viewer}.
 */
interface ReactionSql {

    Optional<Reaction> like(UUID viewer, UUID activity);

    Optional<Reaction> unlike(UUID viewer, UUID activity);

    Optional<Reaction> repost(UUID viewer, UUID activity);

    Optional<Reaction> unrepost(UUID viewer, UUID activity);

    Optional<UUID> bookmark(UUID viewer, UUID activity);

    Optional<UUID> unbookmark(UUID viewer, UUID activity);
}
