package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import io.helidon.webserver.http.ServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param limit how many items at most, 1 to {@value #MOST}
 * @param cursor where to read on, null for the newest
 */
public record PageRequest(int limit, @Nullable Cursor cursor) {

    public static final int MOST = 100;
    private static final int USUAL = 40;

    /**
     * Reads the parameters {@code limit} and {@code cursor}.
     *
     * @throws Failure.BadRequest when one of them is not as it should be
     */
    public static PageRequest of(ServerRequest request) {
        var limit = request.query().first("limit").map(PageRequest::limit).orElse(USUAL);
        var cursor = request.query().first("cursor").map(Cursor::decode).orElse(null);
        return new PageRequest(limit, cursor);
    }

    private static int limit(String text) {
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw new Failure.BadRequest("limit must be a whole number from 1 to " + MOST + ".");
        }
        return Integer.parseInt(text);
    }
}
