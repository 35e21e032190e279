package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.sql.KeysetPage;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The requested page of a list.
 *
 * @param limit the most items, 1 to {@value #MOST}
 * @param cursor the position to read from, null for the newest items
 */
public record PageRequest(int limit, @Nullable Cursor cursor) {

    /** Later than every item. pgjdbc sends it as infinity, so the first page needs no separate statement. */
    public static final OffsetDateTime END_OF_TIME = OffsetDateTime.MAX;

    /** Greater than every other id in PostgreSQL's order. */
    public static final UUID LAST_UUID = new UUID(-1, -1);

    public static final int MOST = 100;
    private static final int USUAL = 40;

    /** A post in HTML takes ten times the bytes of one in JSON, and a screen shows three or four of them. */
    private static final int USUAL_IN_HTML = 20;

    /**
     * Reads the parameters {@code limit} and {@code cursor}.
     *
     * @throws Failure.BadRequest when one of them is invalid
     */
    public static PageRequest of(Request request) {
        return of(request, USUAL);
    }

    /**
     * Reads the parameters {@code limit} and {@code cursor} of a list of posts as HTML, which is shorter by default.
     *
     * @throws Failure.BadRequest when one of them is invalid
     */
    public static PageRequest ofPosts(Request request) {
        return of(request, USUAL_IN_HTML);
    }

    private static PageRequest of(Request request, int usual) {
        var limit = request.query("limit").map(PageRequest::limit).orElse(usual);
        var cursor = request.query("cursor").map(Cursor::decode).orElse(null);
        return new PageRequest(limit, cursor);
    }

    /** Returns the time of the position to read from; without a cursor, the end of time. */
    public OffsetDateTime createdAt() {
        return cursor == null ? END_OF_TIME : cursor.createdAt().atOffset(ZoneOffset.UTC);
    }

    /** Returns the id at the position to read from. */
    public UUID uuid() {
        return cursor == null ? LAST_UUID : cursor.uuid();
    }

    /** Returns the side of the position to read. */
    public KeysetPage.Direction direction() {
        return cursor == null ? KeysetPage.Direction.OLDER : cursor.direction();
    }

    /** Returns the rows to read. */
    public KeysetPage keyset() {
        return new KeysetPage(createdAt(), uuid(), direction(), oneMore());
    }

    /** Returns the number of items to read: one more than the page shows, to detect whether another page follows. */
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
