package com.cruddur.feed;

import com.cruddur.activity.Activity;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.MaxRows;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** SQL of this room: the method {@code x} runs {@code FeedSql/x.sql}. */
@UseClasspathSqlLocator
interface FeedSql {

    /** Live activities before the place, newest first, {@code most} at most and never over 101. */
    @SqlQuery
    List<Activity> home(
            @Bind("viewer") @Nullable UUID viewer,
            @Bind("createdAt") OffsetDateTime createdAt,
            @Bind("uuid") UUID uuid,
            @MaxRows int most);

    /** Live activities after the place, oldest first, {@code most} at most and never over 101. */
    @SqlQuery
    List<Activity> homeNewer(
            @Bind("viewer") @Nullable UUID viewer,
            @Bind("createdAt") OffsetDateTime createdAt,
            @Bind("uuid") UUID uuid,
            @MaxRows int most);
}
