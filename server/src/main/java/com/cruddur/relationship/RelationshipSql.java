package com.cruddur.relationship;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.MaxRows;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** SQL of this room: the method {@code x} runs {@code RelationshipSql/x.sql}. */
@UseClasspathSqlLocator
interface RelationshipSql {

    /** Locks the rows of both, and returns the id of who has the handle. */
    @SqlQuery
    Optional<UUID> lockPair(@Bind("viewer") UUID viewer, @Bind("handle") String handle);

    @SqlQuery
    RelationshipChange follow(@Bind("viewer") UUID viewer, @Bind("person") UUID person);

    @SqlQuery
    RelationshipChange unfollow(@Bind("viewer") UUID viewer, @Bind("person") UUID person);

    @SqlQuery
    RelationshipChange block(@Bind("viewer") UUID viewer, @Bind("person") UUID person);

    @SqlQuery
    RelationshipChange unblock(@Bind("viewer") UUID viewer, @Bind("person") UUID person);

    @SqlQuery
    RelationshipChange mute(@Bind("viewer") UUID viewer, @Bind("person") UUID person);

    @SqlQuery
    RelationshipChange unmute(@Bind("viewer") UUID viewer, @Bind("person") UUID person);

    /** The id of who has the handle, as far as {@code viewer} may see them. */
    @SqlQuery
    Optional<UUID> visible(@Bind("viewer") @Nullable UUID viewer, @Bind("handle") String handle);

    /** Those before the place, newest first, {@code most} at most and never over 101. */
    @SqlQuery
    List<RelatedPerson> followers(
            @Bind("viewer") @Nullable UUID viewer,
            @Bind("person") UUID person,
            @Bind("createdAt") OffsetDateTime createdAt,
            @Bind("uuid") UUID uuid,
            @MaxRows int most);

    /** Those after the place, oldest first, {@code most} at most and never over 101. */
    @SqlQuery
    List<RelatedPerson> followersNewer(
            @Bind("viewer") @Nullable UUID viewer,
            @Bind("person") UUID person,
            @Bind("createdAt") OffsetDateTime createdAt,
            @Bind("uuid") UUID uuid,
            @MaxRows int most);

    /** Those before the place, newest first, {@code most} at most and never over 101. */
    @SqlQuery
    List<RelatedPerson> following(
            @Bind("viewer") @Nullable UUID viewer,
            @Bind("person") UUID person,
            @Bind("createdAt") OffsetDateTime createdAt,
            @Bind("uuid") UUID uuid,
            @MaxRows int most);

    /** Those after the place, oldest first, {@code most} at most and never over 101. */
    @SqlQuery
    List<RelatedPerson> followingNewer(
            @Bind("viewer") @Nullable UUID viewer,
            @Bind("person") UUID person,
            @Bind("createdAt") OffsetDateTime createdAt,
            @Bind("uuid") UUID uuid,
            @MaxRows int most);

    /** Those before the place, newest first, {@code most} at most and never over 101. */
    @SqlQuery
    List<RelatedPerson> blocked(
            @Bind("person") UUID person,
            @Bind("createdAt") OffsetDateTime createdAt,
            @Bind("uuid") UUID uuid,
            @MaxRows int most);

    /** Those after the place, oldest first, {@code most} at most and never over 101. */
    @SqlQuery
    List<RelatedPerson> blockedNewer(
            @Bind("person") UUID person,
            @Bind("createdAt") OffsetDateTime createdAt,
            @Bind("uuid") UUID uuid,
            @MaxRows int most);

    /** Those before the place, newest first, {@code most} at most and never over 101. */
    @SqlQuery
    List<RelatedPerson> muted(
            @Bind("person") UUID person,
            @Bind("createdAt") OffsetDateTime createdAt,
            @Bind("uuid") UUID uuid,
            @MaxRows int most);

    /** Those after the place, oldest first, {@code most} at most and never over 101. */
    @SqlQuery
    List<RelatedPerson> mutedNewer(
            @Bind("person") UUID person,
            @Bind("createdAt") OffsetDateTime createdAt,
            @Bind("uuid") UUID uuid,
            @MaxRows int most);
}
