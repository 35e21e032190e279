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
 * Deletes activities or shortens their lifetimes, together with their replies: replies first, the activity last. A
 * thread of up to {@value #LARGEST_BATCH} rows takes one transaction; a larger one takes several, so that none runs
 * long. If the service stops in between, some replies are gone and the activity remains; a repeated call does the rest.
 */
public final class ActivityDeletion {

    /** About 30 ms of work. */
    private static final int LARGEST_BATCH = 1_000;

    /** How many of the rows found become the next roots, when every row found has replies. */
    private static final int DESCENT = 100;

    /** How many batches may fail because of a new reply, before the call gives up. */
    private static final int MOST_RACES = 20;

    private final Database database;
    private final EventPublisher events;
    private final Lifetimes lifetimes;

    /** @param lifetimes the lifetimes that authors may choose from */
    public ActivityDeletion(Database database, EventPublisher events, Lifetimes lifetimes) {
        this.database = database;
        this.events = events;
        this.lifetimes = lifetimes;
    }

    /**
     * Deletes the activity and its replies for its author or a moderator; they are gone when this returns.
     *
     * @throws Failure.NotFound when the activity does not exist or has expired, or {@code person} may not delete it
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
     * Ends activities and their replies, whoever wrote them. Expired activities stay unchanged, and repeating the call
     * is safe. Read replicas may show the activities until the caller calls {@link Database#awaitReplicas}.
     *
     * @param actor the person whom the published events name
     */
    public void end(UUID actor, List<UUID> activities) {
        cut(actor, activities, null);
    }

    /**
     * Makes the activity and its replies expire {@code wanted} after the activity was posted, or earlier.
     *
     * @return the activity after the change
     * @throws Failure.Invalid when the new expiry is later than the present one ({@code ttl_longer}) or has passed
     *     ({@code ttl_over})
     * @throws Failure.NotFound when the activity does not exist, has expired, or has another author
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

    /**
     * Works from the leaves up: descends until it has the whole subtree or finds rows without replies, ends those, and
     * repeats.
     */
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

    /** All rows found when they are the whole thread, otherwise a batch of those without replies. */
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

    /** A request to shorten a lifetime. */
    record LifetimeChange(@Nullable String ttl) {

        /** @throws Failure.Invalid {@code ttl_blank} when {@code ttl} is not an offered lifetime */
        Duration lifetime(Lifetimes lifetimes) {
            return lifetimes.read(ttl).orElseThrow(() -> new Failure.Invalid("ttl_blank"));
        }
    }

    /**
     * The comparison of a new lifetime with the present one.
     *
     * @param until when the activity would expire
     * @param longer whether {@code until} is later than the present expiry
     * @param over whether {@code until} has passed
     */
    record LifetimeComparison(OffsetDateTime until, boolean longer, boolean over) {}

    /**
     * An activity of a thread that expires too late.
     *
     * @param answered whether one of its replies expires too late as well
     */
    record ThreadRow(UUID uuid, boolean answered) {}
}
