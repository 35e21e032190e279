package com.cruddur.reaction;

import com.cruddur.activity.Activities;
import com.cruddur.platform.Failure;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.http.Viewer;
import com.cruddur.realtime.Event;
import com.cruddur.realtime.EventPublisher;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Likes, reposts and bookmarks; people may react to their own activities. Repeating a reaction changes nothing. Every
 * method throws {@link Failure.NotFound} when the activity has expired or the viewer may not see it.
 */
public final class Reactions {

    private final Database database;
    private final EventPublisher events;

    public Reactions(Database database, EventPublisher events) {
        this.database = database;
        this.events = events;
        database.mapWriters("likes_user_uuid_fkey", "reposts_user_uuid_fkey", "bookmarks_user_uuid_fkey");
    }

    /** Likes the activity; returns the number of likes. */
    int like(Viewer viewer, UUID activity) {
        return react(Event.Kind.LIKED, viewer, activity, sql -> sql::like);
    }

    /** Removes a like; returns the number of likes left. */
    int unlike(Viewer viewer, UUID activity) {
        return react(Event.Kind.UNLIKED, viewer, activity, sql -> sql::unlike);
    }

    /** Shows the activity to the viewer's followers while it lives; returns the number of reposts. */
    int repost(Viewer viewer, UUID activity) {
        return react(Event.Kind.REPOSTED, viewer, activity, sql -> sql::repost);
    }

    /** Removes a repost; returns the number of reposts left. */
    int unrepost(Viewer viewer, UUID activity) {
        return react(Event.Kind.UNREPOSTED, viewer, activity, sql -> sql::unrepost);
    }

    /** Bookmarks the activity without publishing an event. */
    void bookmark(Viewer viewer, UUID activity) {
        found(database.query(ReactionSql.class, sql -> sql.bookmark(viewer.uuid(), activity)));
    }

    /** Removes the bookmark. */
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
     * The result of a reaction.
     *
     * @param authorUuid the author of the activity, null when the author's row is deleted
     * @param changed whether the statement changed anything
     * @param total the number of likes or reposts after it
     */
    record Reaction(@Nullable UUID authorUuid, boolean changed, int total) {}
}
