package com.cruddur.reaction;

import com.cruddur.activity.Activities;
import com.cruddur.platform.Failure;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.http.Viewer;
import com.cruddur.realtime.Event;
import com.cruddur.realtime.EventPublisher;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What people do with activities, their own included. Each may be done again and then changes nothing. All throw
 * {@link Failure.NotFound} when the activity's time is over or the viewer may not see it.
 */
public final class Reactions {

    private final Database database;
    private final EventPublisher events;

    public Reactions(Database database, EventPublisher events) {
        this.database = database;
        this.events = events;
        for (var reference : List.of("likes_user_uuid_fkey", "reposts_user_uuid_fkey", "bookmarks_user_uuid_fkey")) {
            database.mapConstraint(reference, () -> new Failure.Unauthorized("This account was deleted just now."));
        }
    }

    /** Likes it; answers how many people do. */
    int like(Viewer viewer, UUID activity) {
        return react(Event.Kind.LIKED, viewer, activity, sql -> sql::like);
    }

    /** Takes a like back; answers how many are left. */
    int unlike(Viewer viewer, UUID activity) {
        return react(Event.Kind.UNLIKED, viewer, activity, sql -> sql::unlike);
    }

    /** Shows it to who follows the viewer, as long as it lives; answers how many people do. */
    int repost(Viewer viewer, UUID activity) {
        return react(Event.Kind.REPOSTED, viewer, activity, sql -> sql::repost);
    }

    /** Takes a repost back; answers how many are left. */
    int unrepost(Viewer viewer, UUID activity) {
        return react(Event.Kind.UNREPOSTED, viewer, activity, sql -> sql::unrepost);
    }

    /** Keeps a bookmark of it, of which nobody is told. */
    void bookmark(Viewer viewer, UUID activity) {
        found(database.query(ReactionSql.class, sql -> sql.bookmark(viewer.uuid(), activity)));
    }

    /** Takes the bookmark away. */
    void unbookmark(Viewer viewer, UUID activity) {
        found(database.query(ReactionSql.class, sql -> sql.unbookmark(viewer.uuid(), activity)));
    }

    private int react(Event.Kind kind, Viewer viewer, UUID activity, Statement statement) {
        return database.transaction(transaction -> {
            var sql = statement.of(transaction.on(ReactionSql.class));
            var reaction = found(sql.apply(viewer.uuid(), activity));
            if (reaction.changed()) {
                events.publish(transaction, Event.ofActivity(kind, viewer.uuid(), reaction.authorUuid(), activity));
            }
            return reaction.total();
        });
    }

    /** One of the four statements that change a counter. */
    private interface Statement {
        BiFunction<UUID, UUID, Optional<Reaction>> of(ReactionSql sql);
    }

    private static <T> T found(Optional<T> row) {
        return row.orElseThrow(() -> new Failure.NotFound(Activities.NO_SUCH_ACTIVITY));
    }

    /**
     * What a reaction came to.
     *
     * @param authorUuid whose activity it is, null when the author's row is gone
     * @param changed whether it was not so before
     * @param total how many people there are now who liked or reposted
     */
    record Reaction(@Nullable UUID authorUuid, boolean changed, int total) {}
}
