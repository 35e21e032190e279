package com.cruddur.reaction;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/**
 * SQL of this room: the method {@code x} runs {@code ReactionSql/x.sql}. Each answers nothing, and does nothing, when the
 * activity is not alive or {@code viewer} may not see it.
 */
@UseClasspathSqlLocator
interface ReactionSql {

    @SqlQuery
    Optional<Reaction> like(@Bind("viewer") UUID viewer, @Bind("activity") UUID activity);

    @SqlQuery
    Optional<Reaction> unlike(@Bind("viewer") UUID viewer, @Bind("activity") UUID activity);

    @SqlQuery
    Optional<Reaction> repost(@Bind("viewer") UUID viewer, @Bind("activity") UUID activity);

    @SqlQuery
    Optional<Reaction> unrepost(@Bind("viewer") UUID viewer, @Bind("activity") UUID activity);

    @SqlQuery
    Optional<UUID> bookmark(@Bind("viewer") UUID viewer, @Bind("activity") UUID activity);

    @SqlQuery
    Optional<UUID> unbookmark(@Bind("viewer") UUID viewer, @Bind("activity") UUID activity);
}
