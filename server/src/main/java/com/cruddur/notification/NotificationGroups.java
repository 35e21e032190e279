package com.cruddur.notification;

import com.cruddur.platform.db.sql.KeysetPage;
import com.cruddur.platform.http.Cursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of notifications: what belongs together within a stretch of rows, and where the next stretch begins. Each row
 * is in one page, whatever comes meanwhile; of what goes on behind the page's end the next one makes a group of its own.
 *
 * @param groups the rows of each, all newest first
 * @param older where to read on, null when this is all
 */
record NotificationGroups(
        List<List<NotificationRow>> groups, @Nullable Cursor older) {

    /** The most rows of a page: whatever happens to a post, a page costs no more. */
    static final int MOST_ROWS = 400;

    /**
     * @param rows newest first, one more than {@link #MOST_ROWS} when there are more
     * @param limit the most groups
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
