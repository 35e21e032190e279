package com.cruddur.activity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** SQL of those who write: the method {@code x} runs {@code ActivityPublishingSql/x.sql}. */
@UseClasspathSqlLocator
interface ActivityPublishingSql {

    /** Adds a post that lives {@code lifetime} (ISO 8601) from now on. */
    @SqlQuery
    Activity post(
            @Bind("uuid") UUID uuid,
            @Bind("author") UUID author,
            @Bind("message") String message,
            @Bind("lifetime") String lifetime);

    /** Keeps the activity from being changed or deleted; empty unless it is alive and {@code viewer} may see it. */
    @SqlQuery
    Optional<LockedActivity> lock(@Bind("viewer") UUID viewer, @Bind("uuid") UUID uuid);

    /** Adds a reply to {@code parent}, which is locked, and counts it there. */
    @SqlQuery
    Activity reply(
            @Bind("uuid") UUID uuid,
            @Bind("author") UUID author,
            @Bind("message") String message,
            @Bind("lifetime") @Nullable String lifetime,
            @Bind("parent") UUID parent);

    /** Notes the hashtags of a new activity. */
    @SqlUpdate
    void tag(@Bind("activity") UUID activity, @Bind("hashtags") String[] hashtags);

    /** Notes who is mentioned in a new activity, and tells who that is. */
    @SqlQuery
    List<UUID> mention(@Bind("activity") UUID activity, @Bind("author") UUID author, @Bind("handles") String[] handles);
}
