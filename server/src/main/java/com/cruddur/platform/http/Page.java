package com.cruddur.platform.http;

import com.cruddur.platform.db.sql.KeysetPage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, newest first, with the cursors of the neighbouring pages.
 *
 * @param older the position after the last item, null when nothing older follows
 * @param newer the position before the first item, null when this is the first page
 */
public record Page<T>(
        List<T> items, @Nullable Cursor older, @Nullable Cursor newer) {

    /**
     * Makes a page of {@code found}, which is in reading direction (newest first, or oldest first for the newer side)
     * and has one item more than the page if more follow.
     */
    public static <T> Page<T> of(
            PageRequest request, List<T> found, BiFunction<KeysetPage.Direction, T, Cursor> place) {
        var more = found.size() > request.limit();
        var items = more ? found.subList(0, request.limit()) : found;
        if (items.isEmpty()) {
            return new Page<>(List.of(), null, null);
        }
        var cursor = request.cursor();
        if (cursor != null && cursor.direction() == KeysetPage.Direction.NEWER) {
            items = new ArrayList<>(items);
            Collections.reverse(items);
            return page(items, place, true, more);
        }
        return page(items, place, more, cursor != null);
    }

    /** Makes a page of a list that is only read from newer to older, whatever direction the cursor has. */
    public static <T> Page<T> onward(
            PageRequest request, List<T> found, BiFunction<KeysetPage.Direction, T, Cursor> place) {
        var more = found.size() > request.limit();
        return page(more ? found.subList(0, request.limit()) : found, place, more, false);
    }

    private static <T> Page<T> page(
            List<T> items, BiFunction<KeysetPage.Direction, T, Cursor> place, boolean hasOlder, boolean hasNewer) {
        return new Page<>(
                List.copyOf(items),
                hasOlder ? place.apply(KeysetPage.Direction.OLDER, items.getLast()) : null,
                hasNewer ? place.apply(KeysetPage.Direction.NEWER, items.getFirst()) : null);
    }

    /**
     * Returns the {@code Link} header (RFC 8288) for a list at {@code path}, which may have a query; empty when this
     * page is the whole list.
     */
    public Optional<String> links(String path, int limit) {
        var start = path + (path.contains("?") ? '&' : '?');
        var links = new StringJoiner(", ").setEmptyValue("");
        if (older != null) {
            links.add("<%slimit=%s&cursor=%s>; rel=\"next\"".formatted(start, limit, older.encode()));
        }
        if (newer != null) {
            links.add("<%slimit=%s&cursor=%s>; rel=\"prev\"".formatted(start, limit, newer.encode()));
        }
        return Optional.of(links.toString()).filter(text -> !text.isEmpty());
    }
}
