package com.cruddur.expiry;

import com.cruddur.expiry.ActivityBatch.Deletable;
import com.cruddur.expiry.ActivityBatch.ExpiredRow;
import com.cruddur.expiry.Sweeper.DependentRows;
import com.cruddur.expiry.Sweeper.SweepResult;
import com.cruddur.platform.db.sql.MaxRows;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** SQL of this room: the method {@code x} runs {@code ExpirySql/x.sql}. */
interface ExpirySql {

    /** Whether this transaction is now the only one that sweeps; false at once when another one does. */
    boolean lock();

    /** Activities that expired then or later and so many seconds ago, first expired first, {@code most} of at most 1000. */
    List<ExpiredRow> expired(OffsetDateTime from, long seconds, @MaxRows int most);

    /** Rows that answer {@code parents}, expired or not, {@code most} at most and never over 1001. */
    List<UUID> replies(UUID[] parents, @MaxRows int most);

    /** Locks those of {@code rows}, and what they answer, that no row answers and no other session holds. */
    List<Deletable> deletable(UUID[] rows);

    /** Deletes what belongs to {@code rows}, {@code most} rows at most and never over 2000. */
    List<DependentRows> deleteBelongings(UUID[] rows, int most);

    /** Deletes {@code rows}. */
    void delete(UUID[] rows);

    /** Counts one reply less for each time that {@code parents} names an activity. */
    void discount(UUID[] parents);

    /** This and the next ones sweep the table of their name, from that time on, 500 rows at most. */
    SweepResult messages(OffsetDateTime from);

    SweepResult evidence(OffsetDateTime from);

    SweepResult sessions(OffsetDateTime from);

    SweepResult registrations(OffsetDateTime from);

    SweepResult passwordResets(OffsetDateTime from);

    SweepResult idempotencyKeys(OffsetDateTime from);

    SweepResult events(OffsetDateTime from);

    SweepResult notifications(OffsetDateTime from);

    /** How much there is to do, table by table. */
    List<Backlog> backlogs();
}
