package com.cruddur.activity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** SQL of this room: the method {@code x} runs {@code ActivitySql/x.sql}. */
@UseClasspathSqlLocator
interface ActivitySql {

    /** One activity as {@code viewer} sees it. */
    @SqlQuery
    Optional<Activity> find(@Bind("viewer") @Nullable UUID viewer, @Bind("uuid") UUID uuid);

    /** The activity, what it answers, and the first replies to it and to them, oldest first, as far as they are alive. */
    @SqlQuery
    List<Activity> thread(@Bind("viewer") @Nullable UUID viewer, @Bind("uuid") UUID uuid);
}
