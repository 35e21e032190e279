package com.cruddur.relation;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.MaxRows;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** SQL of this room: the method {@code x} runs {@code RelationSql/x.sql}. */
@UseClasspathSqlLocator
interface RelationSql {

    /** Locks the rows of both, and returns the id of who has the handle. */
    @SqlQuery
    Optional<UUID> lockPair(@Bind("viewer") UUID viewer, @Bind("handle") String handle);

    @SqlQuery
    Change follow(@Bind("viewer") UUID viewer, @Bind("person") UUID person);

    @SqlQuery
    Change unfollow(@Bind("viewer") UUID viewer, @Bind("person") UUID person);

    @SqlQuery
    Change block(@Bind("viewer") UUID viewer, @Bind("person") UUID person);

    @SqlQuery
    Change unblock(@Bind("viewer") UUID viewer, @Bind("person") UUID person);

    @SqlQuery
    Change mute(@Bind("viewer") UUID viewer, @Bind("person") UUID person);

    @SqlQuery
    Change unmute(@Bind("viewer") UUID viewer, @Bind("person") UUID person);

    /** The id of who has the handle, as far as {@code viewer} may see them. */
    @SqlQuery
    Optional<UUID> visible(@Bind("viewer") @Nullable UUID viewer, @Bind("handle") String handle);

    /** Those before the place, newest first, {@code most} at most and never over 101. */
    @SqlQuery
    List<Related> followers(
            @Bind("viewer") @Nullable UUID viewer,
            @Bind("person") UUID person,
            @Bind("createdAt") OffsetDateTime createdAt,
            @Bind("uuid") UUID uuid,
            @MaxRows int most);

    /** Those after the place, oldest first, {@code most} at most and never over 101. */
    @SqlQuery
    List<Related> followersNewer(
            @Bind("viewer") @Nullable UUID viewer,
            @Bind("person") UUID person,
            @Bind("createdAt") OffsetDateTime createdAt,
            @Bind("uuid") UUID uuid,
            @MaxRows int most);

    /** Those before the place, newest first, {@code most} at most and never over 101. */
    @SqlQuery
    List<Related> following(
            @Bind("viewer") @Nullable UUID viewer,
            @Bind("person") UUID person,
            @Bind("createdAt") OffsetDateTime createdAt,
            @Bind("uuid") UUID uuid,
            @MaxRows int most);

    /** Those after the place, oldest first, {@code most} at most and never over 101. */
    @SqlQuery
    List<Related> followingNewer(
            @Bind("viewer") @Nullable UUID viewer,
            @Bind("person") UUID person,
            @Bind("createdAt") OffsetDateTime createdAt,
            @Bind("uuid") UUID uuid,
            @MaxRows int most);

    /** Those before the place, newest first, {@code most} at most and never over 101. */
    @SqlQuery
    List<Related> blocked(
            @Bind("person") UUID person,
            @Bind("createdAt") OffsetDateTime createdAt,
            @Bind("uuid") UUID uuid,
            @MaxRows int most);

    /** Those after the place, oldest first, {@code most} at most and never over 101. */
    @SqlQuery
    List<Related> blockedNewer(
            @Bind("person") UUID person,
            @Bind("createdAt") OffsetDateTime createdAt,
            @Bind("uuid") UUID uuid,
            @MaxRows int most);

    /** Those before the place, newest first, {@code most} at most and never over 101. */
    @SqlQuery
    List<Related> muted(
            @Bind("person") UUID person,
            @Bind("createdAt") OffsetDateTime createdAt,
            @Bind("uuid") UUID uuid,
            @MaxRows int most);

    /** Those after the place, oldest first, {@code most} at most and never over 101. */
    @SqlQuery
    List<Related> mutedNewer(
            @Bind("person") UUID person,
            @Bind("createdAt") OffsetDateTime createdAt,
            @Bind("uuid") UUID uuid,
            @MaxRows int most);
}
