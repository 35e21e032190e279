package com.cruddur.activity;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** SQL of what ends sooner than planned: the method {@code x} runs {@code ActivityDeletionSql/x.sql}. */
@UseClasspathSqlLocator
interface ActivityDeletionSql {

    /** The activity, when it is alive and {@code person} may delete it. */
    @SqlQuery
    Optional<UUID> deletable(@Bind("person") UUID person, @Bind("uuid") UUID uuid);

    /** What {@code lifetime} (ISO 8601) would come to, when the activity is alive and {@code author}'s own. */
    @SqlQuery
    Optional<LifetimeComparison> shortened(
            @Bind("author") UUID author, @Bind("uuid") UUID uuid, @Bind("lifetime") String lifetime);

    /** What of {@code roots} and their replies would live on after {@code until} (null: now), 1001 rows at most. */
    @SqlQuery
    List<ThreadRow> walk(@Bind("roots") UUID[] roots, @Bind("until") @Nullable OffsetDateTime until);

    /** Keeps {@code rows} from being answered until the transaction ends. */
    @SqlQuery
    List<UUID> lock(@Bind("rows") UUID[] rows);

    /** Makes {@code rows} end at {@code until} (null: now); none of them when a reply that is not among them lives on. */
    @SqlUpdate
    int cut(@Bind("rows") UUID[] rows, @Bind("until") @Nullable OffsetDateTime until);
}
