package com.cruddur.expiry;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.MaxRows;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of this room: the method {@code x} runs {@code ExpirySql/x.sql}. */
@UseClasspathSqlLocator
interface ExpirySql {

    /** Whether this transaction is now the only one that sweeps; false at once when another one does. */
    @SqlQuery
    boolean lock();

    /** Activities that expired then or later and so many seconds ago, first expired first, {@code most} of at most 1000. */
    @SqlQuery
    List<ExpiredRow> expired(@Bind("from") OffsetDateTime from, @Bind("seconds") long seconds, @MaxRows int most);

    /** Rows that answer {@code parents}, expired or not, {@code most} at most and never over 1001. */
    @SqlQuery
    List<UUID> replies(@Bind("parents") UUID[] parents, @MaxRows int most);

    /** Locks those of {@code rows}, and what they answer, that no row answers and no other session holds. */
    @SqlQuery
    List<Deletable> deletable(@Bind("rows") UUID[] rows);

    /** Deletes what belongs to {@code rows}, {@code most} rows at most and never over 2000. */
    @SqlQuery
    List<DependentRows> deleteBelongings(@Bind("rows") UUID[] rows, @Bind("most") int most);

    /** Deletes {@code rows}. */
    @SqlUpdate
    void delete(@Bind("rows") UUID[] rows);

    /** Counts one reply less for each time that {@code parents} names an activity. */
    @SqlUpdate
    void discount(@Bind("parents") UUID[] parents);

    /** This and the next ones sweep the table of their name, from that time on, 500 rows at most. */
    @SqlQuery
    SweepResult messages(@Bind("from") OffsetDateTime from);

    @SqlQuery
    SweepResult evidence(@Bind("from") OffsetDateTime from);

    @SqlQuery
    SweepResult sessions(@Bind("from") OffsetDateTime from);

    @SqlQuery
    SweepResult registrations(@Bind("from") OffsetDateTime from);

    @SqlQuery
    SweepResult passwordResets(@Bind("from") OffsetDateTime from);

    @SqlQuery
    SweepResult idempotencyKeys(@Bind("from") OffsetDateTime from);

    @SqlQuery
    SweepResult events(@Bind("from") OffsetDateTime from);

    @SqlQuery
    SweepResult notifications(@Bind("from") OffsetDateTime from);

    /** How much there is to do, table by table. */
    @SqlQuery
    List<Backlog> backlogs();
}
