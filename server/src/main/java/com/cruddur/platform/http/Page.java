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
 * A part of a list, newest first, and where to read on.
 *
 * @param older the place behind the last item, null when nothing older follows
 * @param newer the place before the first item, null when this is where the list begins
 */
public record Page<T>(
        List<T> items, @Nullable Cursor older, @Nullable Cursor newer) {

    /**
     * Makes a page of {@code found}: the items in reading direction (newest first, or oldest first when the newer side
     * was asked for), one more than asked for when there are more.
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

    /** The same for a list that is only read on from newer to older, whatever direction the cursor tells. */
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

    /** The value of the {@code Link} header (RFC 8288) for a list at {@code path} (which may hold parameters), empty when this page is all. */
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
