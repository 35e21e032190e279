package com.cruddur.relationship;

import com.cruddur.platform.db.sql.KeysetPage;
import com.cruddur.relationship.Relationships.RelatedPerson;
import com.cruddur.relationship.Relationships.RelationshipChange;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of {@link Relationships}: the method {@code x} runs {@code RelationshipSql/x.sql}. */
interface RelationshipSql {

    /** Locks the rows of {@code viewer} and of the person with {@code handle}, and returns that person's id. */
    Optional<UUID> lockPair(UUID viewer, String handle);

    RelationshipChange follow(UUID viewer, UUID person);

    RelationshipChange unfollow(UUID viewer, UUID person);

    RelationshipChange block(UUID viewer, UUID person);

    RelationshipChange unblock(UUID viewer, UUID person);

    RelationshipChange mute(UUID viewer, UUID person);

    RelationshipChange unmute(UUID viewer, UUID person);

    /** The id of the person with {@code handle}, if {@code viewer} may see them. */
    Optional<UUID> visible(@Nullable UUID viewer, String handle);

    /** The people who follow {@code person}, newest first; this and the next lists have at most 101 rows. */
    List<RelatedPerson> followers(@Nullable UUID viewer, UUID person, KeysetPage page);

    List<RelatedPerson> following(@Nullable UUID viewer, UUID person, KeysetPage page);

    List<RelatedPerson> blocked(UUID person, KeysetPage page);

    List<RelatedPerson> muted(UUID person, KeysetPage page);
}
