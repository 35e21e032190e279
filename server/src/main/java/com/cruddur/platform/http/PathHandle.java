package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import io.helidon.webserver.http.ServerRequest;

/** Handles in paths. */
public final class PathHandle {

    private static final int MOST_CHARACTERS = 50;

    private static final String NOBODY = "Nobody has this handle.";

    private PathHandle() {}

    /**
     * The handle in the path's parameter {@code handle}.
     *
     * @throws Failure.NotFound when it is none that anybody could have
     */
    public static String of(ServerRequest request) {
        var handle = request.path().pathParameters().get("handle");
        if (handle.isEmpty()
                || handle.indexOf('\0') >= 0
                || handle.codePointCount(0, handle.length()) > MOST_CHARACTERS) {
            throw nobody();
        }
        return handle;
    }

    /** What is said of a handle that nobody has, or nobody whom the reader may see. */
    public static Failure.NotFound nobody() {
        return new Failure.NotFound(NOBODY);
    }
}
