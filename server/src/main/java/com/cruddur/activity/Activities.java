package com.cruddur.activity;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.http.Cursor;
import com.cruddur.platform.http.Page;
import com.cruddur.platform.http.PageRequest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be done with activities. */
public final class Activities {

    /** After everything: pgjdbc sends this time as infinity. */
    private static final OffsetDateTime END_OF_TIME = OffsetDateTime.MAX;

    private static final UUID LAST_UUID = new UUID(-1, -1);

    static final String NO_SUCH_ACTIVITY = "There is no such post, or its time is over.";

    private final Database database;

    public Activities(Database database) {
        this.database = database;
        database.register(new ActivityMapper());
    }

    /**
     * Everybody's posts and replies that are alive now by the database's clock, newest first. One query, whose cost
     * depends on the page and not on the table.
     *
     * @param viewer who reads, null for who is not signed in
     */
    Page<Activity> homeFeed(@Nullable UUID viewer, PageRequest request) {
        return Page.of(
                request, database.query(ActivitySql.class, sql -> find(sql, viewer, request)), Activities::place);
    }

    /**
     * One activity with its first hundred replies, oldest first, in one query.
     *
     * @throws Failure.NotFound when there is no such activity, or its time is over
     */
    ActivityThread thread(@Nullable UUID viewer, UUID uuid) {
        var found = database.query(ActivitySql.class, sql -> sql.thread(viewer, uuid));
        var activity = found.stream()
                .filter(one -> one.uuid().equals(uuid))
                .findFirst()
                .orElseThrow(() -> new Failure.NotFound(NO_SUCH_ACTIVITY));
        return new ActivityThread(
                activity, found.stream().filter(one -> !one.uuid().equals(uuid)).toList());
    }

    /**
     * The same, of an activity by the person of that handle, in any case.
     *
     * @throws Failure.NotFound also when it is somebody else's
     */
    ActivityThread thread(@Nullable UUID viewer, String handle, UUID uuid) {
        var thread = thread(viewer, uuid);
        if (!handle.equalsIgnoreCase(thread.activity().handle())) {
            throw new Failure.NotFound(NO_SUCH_ACTIVITY);
        }
        return thread;
    }

    private static List<Activity> find(ActivitySql sql, @Nullable UUID viewer, PageRequest request) {
        var oneMore = request.limit() + 1;
        var cursor = request.cursor();
        if (cursor == null) {
            return sql.homeFeed(viewer, END_OF_TIME, LAST_UUID, oneMore);
        }
        var createdAt = cursor.createdAt().atOffset(ZoneOffset.UTC);
        return switch (cursor.direction()) {
            case OLDER -> sql.homeFeed(viewer, createdAt, cursor.uuid(), oneMore);
            case NEWER -> sql.homeFeedNewer(viewer, createdAt, cursor.uuid(), oneMore);
        };
    }

    private static Cursor place(Cursor.Direction direction, Activity activity) {
        return new Cursor(direction, activity.createdAt(), activity.uuid());
    }
}
