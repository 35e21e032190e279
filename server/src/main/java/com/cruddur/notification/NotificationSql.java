package com.cruddur.notification;

import com.cruddur.activity.Activity;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** SQL of this room: the method {@code x} runs {@code NotificationSql/x.sql}. */
@UseClasspathSqlLocator
interface NotificationSql {

    /** Tells {@code user}, unless it is their own doing, or the actor is blocked or muted. */
    @SqlUpdate
    void add(
            @Bind("uuid") UUID uuid,
            @Bind("user") UUID user,
            @Bind("kind") String kind,
            @Bind("actor") UUID actor,
            @Bind("activity") @Nullable UUID activity);

    /** The same of a message; one that is unread moves up. */
    @SqlUpdate
    void addMessage(
            @Bind("uuid") UUID uuid,
            @Bind("user") UUID user,
            @Bind("actor") UUID actor,
            @Bind("messageGroup") UUID messageGroup);

    @SqlUpdate
    void removeReaction(@Bind("kind") String kind, @Bind("actor") UUID actor, @Bind("activity") UUID activity);

    @SqlUpdate
    void removeFollow(@Bind("user") UUID user, @Bind("actor") UUID actor);

    /** Takes away what the two were told of each other. */
    @SqlUpdate
    void removeBetween(@Bind("one") UUID one, @Bind("other") UUID other);

    /** What the viewer may see before the place, newest first, 401 at most. */
    @SqlQuery
    List<NotificationRow> rows(
            @Bind("viewer") UUID viewer, @Bind("createdAt") OffsetDateTime createdAt, @Bind("uuid") UUID uuid);

    @SqlQuery
    List<Activity> activities(@Bind("viewer") UUID viewer, @Bind("uuids") UUID[] uuids);

    /** How many the viewer may see and has not read, 100 at most. */
    @SqlQuery
    int unread(@Bind("viewer") UUID viewer);

    /** When the viewer was told. */
    @SqlQuery
    Optional<OffsetDateTime> place(@Bind("viewer") UUID viewer, @Bind("uuid") UUID uuid);

    /** Marks up to a thousand as read, of those up to the place. */
    @SqlUpdate
    int markRead(@Bind("viewer") UUID viewer, @Bind("createdAt") OffsetDateTime createdAt, @Bind("uuid") UUID uuid);
}
