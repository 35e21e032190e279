package com.cruddur.activity;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.Database;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads activities and their threads. */
public final class Activities {

    /** The message for a missing post, whatever the reason. */
    public static final String NO_SUCH_ACTIVITY = "There is no such post, or its time is over.";

    private final Database database;

    public Activities(Database database) {
        this.database = database;
    }

    /**
     * An activity with its ancestors and replies, read in one query.
     *
     * @throws Failure.NotFound when the activity does not exist, has expired, or is hidden from {@code viewer}
     */
    ActivityThread thread(@Nullable UUID viewer, UUID uuid) {
        return database.read(ActivitySql.class, sql -> {
            var found = sql.thread(viewer, uuid);
            var activity = found.stream()
                    .filter(one -> one.uuid().equals(uuid))
                    .findFirst()
                    .orElseThrow(Activities::notFound);
            return ActivityThread.of(activity, found);
        });
    }

    /**
     * The thread of an activity, by the id of the activity or of a notification about it: existing front ends link to
     * the ids in the list of notifications.
     *
     * @throws Failure.NotFound when the activity does not exist, has expired, or is hidden from {@code viewer}
     */
    ActivityThread threadOf(@Nullable UUID viewer, UUID uuid) {
        var activity = database.read(ActivitySql.class, sql -> sql.ofNotification(uuid));
        return thread(viewer, activity.orElse(uuid));
    }

    /**
     * One activity.
     *
     * @throws Failure.NotFound when the activity does not exist, has expired, or is hidden from {@code viewer}
     */
    Activity find(@Nullable UUID viewer, UUID uuid) {
        return database.read(ActivitySql.class, sql -> sql.find(viewer, uuid).orElseThrow(Activities::notFound));
    }

    /**
     * The path of the page that shows the activity.
     *
     * @throws Failure.NotFound when the activity does not exist, has expired, is hidden from {@code viewer}, or has no
     *     author
     */
    String path(@Nullable UUID viewer, UUID uuid) {
        return database.read(
                ActivitySql.class,
                sql -> sql.find(viewer, uuid)
                        .flatMap(activity -> Optional.ofNullable(activity.path()))
                        .orElseThrow(Activities::notFound));
    }

    static Failure.NotFound notFound() {
        return new Failure.NotFound(NO_SUCH_ACTIVITY);
    }
}
