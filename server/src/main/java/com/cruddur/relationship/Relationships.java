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
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Following, blocking and muting. Repeating a change has no further effect. People whom the viewer may not see (blocked
 * in either direction, suspended, or nonexistent) are not found, except that the viewer can lift their own block.
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
        database.mapWriters("follows_follower_uuid_fkey", "blocks_blocker_uuid_fkey", "mutes_muter_uuid_fkey");
    }

    /** Makes {@code viewer} follow the person with {@code handle}; both counters are exact when this returns. */
    void follow(UUID viewer, String handle) {
        change(viewer, handle, RelationshipSql::follow, Event.Kind.FOLLOWED);
    }

    /** Ends the follow; both counters are exact when this returns. */
    void unfollow(UUID viewer, String handle) {
        change(viewer, handle, RelationshipSql::unfollow, Event.Kind.UNFOLLOWED);
    }

    /** Hides the two people from each other and ends the follows between them. */
    void block(UUID viewer, String handle) {
        change(viewer, handle, RelationshipSql::block, Event.Kind.BLOCKED);
        database.awaitReplicas();
    }

    /** Lifts the block. The follows that it ended do not return. */
    void unblock(UUID viewer, String handle) {
        change(viewer, handle, RelationshipSql::unblock, null);
    }

    /** Hides the posts of the person with {@code handle} from the feeds of {@code viewer}. No event is published. */
    void mute(UUID viewer, String handle) {
        change(viewer, handle, RelationshipSql::mute, null);
    }

    /** Ends the mute. */
    void unmute(UUID viewer, String handle) {
        change(viewer, handle, RelationshipSql::unmute, null);
    }

    /**
     * The people who follow the person with {@code handle}, newest first.
     *
     * @param viewer null for an anonymous reader
     * @throws Failure.NotFound when nobody whom {@code viewer} may see has {@code handle}
     */
    Page<RelatedPerson> followers(@Nullable UUID viewer, String handle, PageRequest request) {
        return list(request, sql -> sql.followers(viewer, visible(sql, viewer, handle), request.keyset()));
    }

    /**
     * The people whom the person with {@code handle} follows, newest first.
     *
     * @param viewer null for an anonymous reader
     * @throws Failure.NotFound when nobody whom {@code viewer} may see has {@code handle}
     */
    Page<RelatedPerson> following(@Nullable UUID viewer, String handle, PageRequest request) {
        return list(request, sql -> sql.following(viewer, visible(sql, viewer, handle), request.keyset()));
    }

    /** The people whom {@code viewer} blocked, newest first. */
    Page<RelatedPerson> blocked(UUID viewer, PageRequest request) {
        return list(request, sql -> sql.blocked(viewer, request.keyset()));
    }

    /** The people whom {@code viewer} muted, newest first. */
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

    /** Locks in a statement of its own, so that the step sees the changes of earlier lock holders. */
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
     * The result of a statement.
     *
     * @param visible whether the viewer may see the person; if not, the statement changed nothing
     * @param changed whether the statement changed anything
     */
    record RelationshipChange(boolean visible, boolean changed) {}

    /**
     * A person in a list of followers, followed, blocked or muted people.
     *
     * @param avatarUrl the address of their picture, uploaded or generated
     * @param avatarVersion the version of that picture, for pages; null when it is generated
     * @param since when the relationship began
     * @param following whether the reader follows them; null for an anonymous reader, and for blocked and muted people
     */
    public record RelatedPerson(
            UUID uuid,
            String handle,
            String displayName,
            String bio,
            AvatarAddress avatarUrl,
            @JsonIgnore @Nullable String avatarVersion,
            Instant since,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean following) {}
}
