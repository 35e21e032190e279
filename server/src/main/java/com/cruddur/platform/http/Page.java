package com.cruddur.platform.http;

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
    public static <T> Page<T> of(PageRequest request, List<T> found, BiFunction<Cursor.Direction, T, Cursor> place) {
        var more = found.size() > request.limit();
        var items = more ? found.subList(0, request.limit()) : found;
        if (items.isEmpty()) {
            return new Page<>(List.of(), null, null);
        }
        var cursor = request.cursor();
        if (cursor != null && cursor.direction() == Cursor.Direction.NEWER) {
            items = new ArrayList<>(items);
            Collections.reverse(items);
            return page(items, place, true, more);
        }
        return page(items, place, more, cursor != null);
    }

    private static <T> Page<T> page(
            List<T> items, BiFunction<Cursor.Direction, T, Cursor> place, boolean hasOlder, boolean hasNewer) {
        return new Page<>(
                List.copyOf(items),
                hasOlder ? place.apply(Cursor.Direction.OLDER, items.getLast()) : null,
                hasNewer ? place.apply(Cursor.Direction.NEWER, items.getFirst()) : null);
    }

    /** The value of the {@code Link} header (RFC 8288) for a list at {@code path}, empty when this page is all. */
    public Optional<String> links(String path, int limit) {
        var links = new StringJoiner(", ").setEmptyValue("");
        if (older != null) {
            links.add("<%s?limit=%d&cursor=%s>; rel=\"next\"".formatted(path, limit, older.encode()));
        }
        if (newer != null) {
            links.add("<%s?limit=%d&cursor=%s>; rel=\"prev\"".formatted(path, limit, newer.encode()));
        }
        return Optional.of(links.toString()).filter(text -> !text.isEmpty());
    }
}
