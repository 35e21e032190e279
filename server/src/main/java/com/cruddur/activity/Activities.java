package com.cruddur.activity;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.Database;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be done with activities. */
public final class Activities {

    /** What is said of a post that is not there, for whatever reason. */
    public static final String NO_SUCH_ACTIVITY = "There is no such post, or its time is over.";

    private final Database database;

    public Activities(Database database) {
        this.database = database;
    }

    /**
     * One activity with what it answers and what answers it, in one query.
     *
     * @throws Failure.NotFound when there is no such activity, or its time is over
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
     * The same, of an activity by the person of that handle, in any case.
     *
     * @throws Failure.NotFound also when it is somebody else's
     */
    ActivityThread thread(@Nullable UUID viewer, String handle, UUID uuid) {
        var thread = thread(viewer, uuid);
        if (!handle.equalsIgnoreCase(thread.activity().handle())) {
            throw notFound();
        }
        return thread;
    }

    /**
     * The path of the page that shows the activity.
     *
     * @throws Failure.NotFound when there is no such activity, its time is over, or its author is gone
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
