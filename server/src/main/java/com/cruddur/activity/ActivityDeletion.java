package com.cruddur.activity;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.http.Viewer;
import com.cruddur.realtime.Event;
import com.cruddur.realtime.EventPublisher;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ends activities before their time, and with each what answers it: replies first, the activity last. A thread of up to
 * {@value #LARGEST_BATCH} rows is shortened in one transaction; a larger one in several, so that none takes long. If the
 * service dies meanwhile, some replies are gone and the activity is not: do it again.
 */
public final class ActivityDeletion {

    /** Some 30 ms of work. */
    private static final int LARGEST_BATCH = 1_000;

    /** How many rows to look below when all that were found are answered. */
    private static final int DESCENT = 100;

    /** How often replies may be faster than we are. */
    private static final int MOST_RACES = 20;

    private final Database database;
    private final EventPublisher events;
    private final Lifetimes lifetimes;

    /** @param lifetimes those that people may choose from */
    public ActivityDeletion(Database database, EventPublisher events, Lifetimes lifetimes) {
        this.database = database;
        this.events = events;
        this.lifetimes = lifetimes;
    }

    /**
     * Deletes the activity and all that answers it, by its author or a moderator: they are gone when this returns.
     *
     * @throws Failure.NotFound when there is no such activity, its time is over, or it is not for {@code person} to delete
     */
    public void delete(Viewer person, UUID activity) {
        if (database.query(ActivityDeletionSql.class, sql -> sql.deletable(person.uuid(), activity))
                .isEmpty()) {
            throw Activities.notFound();
        }
        end(person.uuid(), List.of(activity));
        database.awaitReplicas();
    }

    /**
     * Ends activities and all that answers them, whoever wrote them; those that are over stay so. Doing it again is safe. Read
     * replicas may show them a little longer, until the caller has {@link Database#awaitReplicas}.
     *
     * @param actor who is told to have done it
     */
    public void end(UUID actor, List<UUID> activities) {
        cut(actor, activities, null);
    }

    /**
     * Makes the activity live {@code wanted}, counted from when it was posted, and what answers it no longer than that.
     *
     * @return the activity as it is then
     * @throws Failure.Invalid when that would lengthen its life ({@code ttl_longer}) or has passed ({@code ttl_over})
     * @throws Failure.NotFound when there is no such activity, its time is over, or it is somebody else's
     */
    Activity shorten(Viewer author, UUID activity, LifetimeChange wanted) {
        var lifetime = wanted.lifetime(lifetimes);
        cut(author.uuid(), List.of(activity), until(author, activity, lifetime));
        database.awaitReplicas();
        return database.query(ActivitySql.class, sql -> sql.find(author.uuid(), activity))
                .orElseThrow(Activities::notFound);
    }

    private OffsetDateTime until(Viewer author, UUID activity, Duration lifetime) {
        var shortened = database.query(
                        ActivityDeletionSql.class, sql -> sql.shortened(author.uuid(), activity, lifetime.toString()))
                .orElseThrow(Activities::notFound);
        if (shortened.over()) {
            throw new Failure.Invalid("ttl_over");
        }
        if (shortened.longer()) {
            throw new Failure.Invalid("ttl_longer");
        }
        return shortened.until();
    }

    /** Goes down the thread until all below is known or last replies are found, and ends those; then looks again. */
    private void cut(UUID actor, List<UUID> activities, @Nullable OffsetDateTime until) {
        var path = new ArrayDeque<UUID[]>();
        path.push(activities.toArray(UUID[]::new));
        var races = 0;
        while (!path.isEmpty()) {
            var found = database.query(ActivityDeletionSql.class, sql -> sql.walk(path.getFirst(), until));
            if (found.isEmpty()) {
                path.pop();
                continue;
            }
            var rows = endable(found);
            if (rows.length == 0) {
                path.push(uuids(found.subList(found.size() - DESCENT, found.size())));
            } else if (cutOnce(actor, activities, rows, until) == 0 && ++races > MOST_RACES) {
                throw new Failure.Unavailable("The thread changes too fast. Try again soon.", Duration.ofSeconds(1));
            }
        }
    }

    /** All of it when that is the whole thread, else the last replies of what was found. */
    private static UUID[] endable(List<ThreadRow> found) {
        return found.size() <= LARGEST_BATCH
                ? uuids(found)
                : uuids(found.stream()
                        .filter(row -> !row.answered())
                        .limit(LARGEST_BATCH)
                        .toList());
    }

    private int cutOnce(UUID actor, List<UUID> activities, UUID[] rows, @Nullable OffsetDateTime until) {
        return database.transaction(transaction -> {
            var sql = transaction.on(ActivityDeletionSql.class);
            sql.lock(rows);
            var cut = sql.cut(rows, until);
            if (cut > 0) {
                Arrays.stream(rows)
                        .filter(activities::contains)
                        .forEach(ended -> events.publish(
                                transaction, Event.ofActivity(Event.Kind.SHORTENED, actor, null, ended)));
            }
            return cut;
        });
    }

    private static UUID[] uuids(List<ThreadRow> rows) {
        return rows.stream().map(ThreadRow::uuid).toArray(UUID[]::new);
    }

    /** A shorter lifetime, as a client sends it. */
    record LifetimeChange(@Nullable String ttl) {

        /** @throws Failure.Invalid when the text is not a lifetime */
        Duration lifetime(Lifetimes lifetimes) {
            return lifetimes.read(ttl).orElseThrow(() -> new Failure.Invalid("ttl_blank"));
        }
    }

    /**
     * The comparison of a new lifetime with the present one.
     *
     * @param until when the activity would expire
     * @param longer whether that is later than the present expiry
     * @param over whether that time has passed
     */
    record LifetimeComparison(OffsetDateTime until, boolean longer, boolean over) {}

    /**
     * An activity of a thread whose lifetime is too long.
     *
     * @param answered whether a reply to it has too long a lifetime, too
     */
    record ThreadRow(UUID uuid, boolean answered) {}
}
