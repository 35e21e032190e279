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
import com.cruddur.user.AvatarAddress;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
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
        database.mapConstraint("follows_not_oneself", () -> new Failure.Invalid("follow_oneself"));
        database.mapConstraint("blocks_not_oneself", () -> new Failure.Invalid("block_oneself"));
        database.mapConstraint("mutes_not_oneself", () -> new Failure.Invalid("mute_oneself"));
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
        return list(request, sql -> sql.followers(viewer, visible(sql, viewer, handle), request.keyset()));
    }

    /** Whom the person of that handle follows, likewise. */
    Page<RelatedPerson> following(@Nullable UUID viewer, String handle, PageRequest request) {
        return list(request, sql -> sql.following(viewer, visible(sql, viewer, handle), request.keyset()));
    }

    /** Whom {@code viewer} blocked, the newest first. */
    Page<RelatedPerson> blocked(UUID viewer, PageRequest request) {
        return list(request, sql -> sql.blocked(viewer, request.keyset()));
    }

    /** Whom {@code viewer} muted, the newest first. */
    Page<RelatedPerson> muted(UUID viewer, PageRequest request) {
        return list(request, sql -> sql.muted(viewer, request.keyset()));
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

    private Page<RelatedPerson> list(PageRequest request, Function<RelationshipSql, List<RelatedPerson>> query) {
        return Page.of(
                request,
                database.read(RelationshipSql.class, query),
                (direction, one) -> new Cursor(direction, one.since(), one.uuid()));
    }

    private static UUID visible(RelationshipSql sql, @Nullable UUID viewer, String handle) {
        return sql.visible(viewer, handle).orElseThrow(PathHandle::nobody);
    }

    /**
     * What a statement did.
     *
     * @param visible whether the viewer may see the person at all; when not, nothing was done
     * @param changed whether anything is different now
     */
    record RelationshipChange(boolean visible, boolean changed) {}

    /**
     * A person in a list of followers, followed, blocked or muted.
     *
     * @param avatarUrl where their picture is, uploaded or generated
     * @param since from when on they have been in the list
     */
    public record RelatedPerson(
            UUID uuid, String handle, String displayName, String bio, AvatarAddress avatarUrl, Instant since) {}
}
