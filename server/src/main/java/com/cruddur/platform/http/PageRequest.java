package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.sql.KeysetPage;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The page of a list that a request asks for.
 *
 * @param limit how many items at most, 1 to {@value #MOST}
 * @param cursor where to read on, null for the newest
 */
public record PageRequest(int limit, @Nullable Cursor cursor) {

    /** Later than every item. pgjdbc sends it as infinity, so the first page needs no statement of its own. */
    public static final OffsetDateTime END_OF_TIME = OffsetDateTime.MAX;

    /** Greater than every other id in PostgreSQL's order. */
    public static final UUID LAST_UUID = new UUID(-1, -1);

    public static final int MOST = 100;
    private static final int USUAL = 40;

    /**
     * Reads the parameters {@code limit} and {@code cursor}.
     *
     * @throws Failure.BadRequest when one of them is invalid
     */
    public static PageRequest of(Request request) {
        var limit = request.query("limit").map(PageRequest::limit).orElse(USUAL);
        var cursor = request.query("cursor").map(Cursor::decode).orElse(null);
        return new PageRequest(limit, cursor);
    }

    /** The time of the position to read on from; without a cursor, the end of time. */
    public OffsetDateTime createdAt() {
        return cursor == null ? END_OF_TIME : cursor.createdAt().atOffset(ZoneOffset.UTC);
    }

    /** The id of the position to read on from. */
    public UUID uuid() {
        return cursor == null ? LAST_UUID : cursor.uuid();
    }

    /** The side of the position to read. */
    public KeysetPage.Direction direction() {
        return cursor == null ? KeysetPage.Direction.OLDER : cursor.direction();
    }

    /** The rows to look for. */
    public KeysetPage keyset() {
        return new KeysetPage(createdAt(), uuid(), direction(), oneMore());
    }

    /** How many items to read: one more than the page shows tells whether another page follows. */
    public int oneMore() {
        return limit + 1;
    }

    private static int limit(String text) {
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw new Failure.BadRequest("limit must be a whole number from 1 to " + MOST + ".");
        }
        return Integer.parseInt(text);
    }
}
