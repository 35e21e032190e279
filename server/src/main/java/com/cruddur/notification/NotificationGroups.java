package com.cruddur.notification;

import com.cruddur.platform.db.sql.KeysetPage;
import com.cruddur.platform.http.Cursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of notifications: consecutive rows, grouped, and the position of the next page. Each row is on exactly one
 * page, even if new rows arrive meanwhile. A group that continues beyond the page starts again on the next page.
 *
 * @param groups the rows of each group; rows and groups are newest first
 * @param older the position of the next page, null when this is the last
 */
record NotificationGroups(
        List<List<NotificationRow>> groups, @Nullable Cursor older) {

    /** Bounds the cost of a page, however many reactions a post has. */
    static final int MOST_ROWS = 400;

    /**
     * @param rows the rows, newest first; one more than {@link #MOST_ROWS} when there are more
     * @param limit the largest number of groups
     */
    static NotificationGroups of(List<NotificationRow> rows, int limit) {
        var groups = new LinkedHashMap<String, List<NotificationRow>>();
        var taken = 0;
        for (var row : rows.subList(0, Math.min(rows.size(), MOST_ROWS))) {
            if (groups.size() == limit && !groups.containsKey(row.group())) {
                break;
            }
            groups.computeIfAbsent(row.group(), _ -> new ArrayList<>()).add(row);
            taken++;
        }
        return new NotificationGroups(
                List.copyOf(groups.values()), taken < rows.size() ? place(rows.get(taken - 1)) : null);
    }

    private static Cursor place(NotificationRow row) {
        return new Cursor(KeysetPage.Direction.OLDER, row.createdAt(), row.uuid());
    }
}
