package com.cruddur.expiry;

import com.cruddur.expiry.ActivityBatch.Deletable;
import com.cruddur.expiry.ActivityBatch.ExpiredRow;
import com.cruddur.expiry.Sweeper.DependentRows;
import com.cruddur.expiry.Sweeper.SweepResult;
import com.cruddur.platform.db.sql.MaxRows;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** SQL of this feature: the method {@code x} runs {@code ExpirySql/x.sql}. */
interface ExpirySql {

    /** Takes the lock of the sweeper until the transaction ends; false at once when another sweeper holds it. */
    boolean lock();

    /**
     * Activities that expired at {@code from} or later and at least {@code seconds} ago, first expired first; {@code
     * most} at most and never over 1000.
     */
    List<ExpiredRow> expired(OffsetDateTime from, long seconds, @MaxRows int most);

    /** Replies to {@code parents}, expired or not, {@code most} at most and never over 1001. */
    List<UUID> replies(UUID[] parents, @MaxRows int most);

    /** Locks those of {@code rows} without replies, and their parents; leaves out rows that other sessions hold. */
    List<Deletable> deletable(UUID[] rows);

    /** Deletes likes and other rows that belong to {@code rows}, {@code most} at most and never over 2000. */
    List<DependentRows> deleteBelongings(UUID[] rows, int most);

    /** Deletes {@code rows}, and notes that they are over. */
    void delete(UUID[] rows);

    /** Subtracts one reply for each occurrence of an activity in {@code parents}. */
    void discount(UUID[] parents);

    /** This and the following methods each delete 500 rows at most that expired at {@code from} or later. */
    SweepResult messages(OffsetDateTime from);

    SweepResult evidence(OffsetDateTime from);

    SweepResult sessions(OffsetDateTime from);

    SweepResult devices(OffsetDateTime from);

    SweepResult signUps(OffsetDateTime from);

    SweepResult registrations(OffsetDateTime from);

    SweepResult passwordResets(OffsetDateTime from);

    SweepResult idempotencyKeys(OffsetDateTime from);

    SweepResult heldHandles(OffsetDateTime from);

    SweepResult endedActivities(OffsetDateTime from);

    SweepResult events(OffsetDateTime from);

    SweepResult notifications(OffsetDateTime from);

    /** The expired rows of each table. */
    List<Backlog> backlogs();
}
