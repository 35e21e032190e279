package com.cruddur.feed;

import com.cruddur.activity.Activity;
import com.cruddur.activity.ActivityMapper;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.http.Cursor;
import com.cruddur.platform.http.Page;
import com.cruddur.platform.http.PageRequest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be read in a row: each feed is one query, whose cost depends on the page and not on the table. */
public final class Feeds {

    /** After everything: pgjdbc sends this time as infinity. */
    private static final OffsetDateTime END_OF_TIME = OffsetDateTime.MAX;

    private static final UUID LAST_UUID = new UUID(-1, -1);

    private final Database database;

    public Feeds(Database database) {
        this.database = database;
        database.register(new ActivityMapper());
    }

    /**
     * Everybody's posts and replies that are alive now by the database's clock, newest first, without those of people the
     * viewer muted.
     *
     * @param viewer who reads, null for who is not signed in
     */
    Page<Activity> home(@Nullable UUID viewer, PageRequest request) {
        return Page.of(request, database.query(FeedSql.class, sql -> home(sql, viewer, request)), Feeds::place);
    }

    private static List<Activity> home(FeedSql sql, @Nullable UUID viewer, PageRequest request) {
        var oneMore = request.limit() + 1;
        var cursor = request.cursor();
        if (cursor == null) {
            return sql.home(viewer, END_OF_TIME, LAST_UUID, oneMore);
        }
        var createdAt = cursor.createdAt().atOffset(ZoneOffset.UTC);
        return switch (cursor.direction()) {
            case OLDER -> sql.home(viewer, createdAt, cursor.uuid(), oneMore);
            case NEWER -> sql.homeNewer(viewer, createdAt, cursor.uuid(), oneMore);
        };
    }

    private static Cursor place(Cursor.Direction direction, Activity activity) {
        return new Cursor(direction, activity.createdAt(), activity.uuid());
    }
}
