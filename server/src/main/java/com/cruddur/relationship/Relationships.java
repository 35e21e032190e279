package com.cruddur.relationship;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.db.Transaction;
import com.cruddur.platform.http.Cursor;
import com.cruddur.platform.http.Page;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.PathHandle;
import com.cruddur.realtime.Event;
import com.cruddur.realtime.EventPublisher;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can be done between people. All of it can be repeated, and is done once. Whom the viewer may not see (blocked in
 * either direction, suspended, or nobody) is not found, but a block can be taken back by who made it.
 */
public final class Relationships {

    private final Database database;
    private final EventPublisher events;

    public Relationships(Database database, EventPublisher events) {
        this.database = database;
        this.events = events;
        database.register(new RelationshipChangeMapper());
        database.register(new RelatedPersonMapper());
        database.refuse("follows_not_oneself", () -> new Failure.Invalid("follow_oneself"));
        database.refuse("blocks_not_oneself", () -> new Failure.Invalid("block_oneself"));
        database.refuse("mutes_not_oneself", () -> new Failure.Invalid("mute_oneself"));
    }

    /** Lets {@code viewer} follow the person of that handle; both counters are exact when this returns. */
    void follow(UUID viewer, String handle) {
        change(viewer, handle, RelationshipSql::follow, Event.Kind.FOLLOWED);
    }

    /** Ends that. */
    void unfollow(UUID viewer, String handle) {
        change(viewer, handle, RelationshipSql::unfollow, Event.Kind.UNFOLLOWED);
    }

    /** Makes the two invisible to each other; neither follows the other from then on. */
    void block(UUID viewer, String handle) {
        change(viewer, handle, RelationshipSql::block, Event.Kind.BLOCKED);
        database.awaitReplicas();
    }

    /** Ends that. */
    void unblock(UUID viewer, String handle) {
        change(viewer, handle, RelationshipSql::unblock, null);
    }

    /** Keeps the posts of the person of that handle out of what {@code viewer} reads. They are not told. */
    void mute(UUID viewer, String handle) {
        change(viewer, handle, RelationshipSql::mute, null);
    }

    /** Ends that. */
    void unmute(UUID viewer, String handle) {
        change(viewer, handle, RelationshipSql::unmute, null);
    }

    /**
     * Who follows the person of that handle, the newest first.
     *
     * @param viewer who reads, null for who is not signed in
     * @throws Failure.NotFound when nobody has the handle
     */
    Page<RelatedPerson> followers(@Nullable UUID viewer, String handle, PageRequest request) {
        return list(
                request,
                sql -> visible(sql, viewer, handle),
                (sql, person, time, uuid, most) -> sql.followers(viewer, person, time, uuid, most),
                (sql, person, time, uuid, most) -> sql.followersNewer(viewer, person, time, uuid, most));
    }

    /** Whom the person of that handle follows, likewise. */
    Page<RelatedPerson> following(@Nullable UUID viewer, String handle, PageRequest request) {
        return list(
                request,
                sql -> visible(sql, viewer, handle),
                (sql, person, time, uuid, most) -> sql.following(viewer, person, time, uuid, most),
                (sql, person, time, uuid, most) -> sql.followingNewer(viewer, person, time, uuid, most));
    }

    /** Whom {@code viewer} blocked, the newest first. */
    Page<RelatedPerson> blocked(UUID viewer, PageRequest request) {
        return list(request, _ -> viewer, RelationshipSql::blocked, RelationshipSql::blockedNewer);
    }

    /** Whom {@code viewer} muted, the newest first. */
    Page<RelatedPerson> muted(UUID viewer, PageRequest request) {
        return list(request, _ -> viewer, RelationshipSql::muted, RelationshipSql::mutedNewer);
    }

    /** A statement on two people whose rows are locked. */
    private interface Step {
        RelationshipChange take(RelationshipSql sql, UUID viewer, UUID person);
    }

    private void change(UUID viewer, String handle, Step step, Event.@Nullable Kind kind) {
        database.transaction(transaction -> {
            change(transaction, viewer, handle, step, kind);
            return true;
        });
    }

    /** The lock is a statement of its own, so that the step sees what those did who had the lock before. */
    private void change(Transaction transaction, UUID viewer, String handle, Step step, Event.@Nullable Kind kind) {
        var sql = transaction.on(RelationshipSql.class);
        var person = sql.lockPair(viewer, handle).orElseThrow(PathHandle::nobody);
        var change = step.take(sql, viewer, person);
        if (!change.visible()) {
            throw PathHandle.nobody();
        }
        if (change.changed() && kind != null) {
            events.publish(transaction, Event.ofPeople(kind, viewer, person));
        }
    }

    /** Whose list it is. */
    private interface Owner {
        UUID of(RelationshipSql sql);
    }

    /** One direction of a list. */
    private interface Direction {
        List<RelatedPerson> read(RelationshipSql sql, UUID person, OffsetDateTime createdAt, UUID uuid, int most);
    }

    private Page<RelatedPerson> list(PageRequest request, Owner owner, Direction older, Direction newer) {
        var side = switch (request.direction()) {
            case OLDER -> older;
            case NEWER -> newer;
        };
        var found = database.read(
                RelationshipSql.class,
                sql -> side.read(sql, owner.of(sql), request.createdAt(), request.uuid(), request.oneMore()));
        return Page.of(request, found, (direction, one) -> new Cursor(direction, one.since(), one.uuid()));
    }

    private static UUID visible(RelationshipSql sql, @Nullable UUID viewer, String handle) {
        return sql.visible(viewer, handle).orElseThrow(PathHandle::nobody);
    }
}
