package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.text.Handle;

/** Handles in paths. */
public final class PathHandle {

    private static final String NOBODY = "Nobody has this handle.";

    private PathHandle() {}

    /**
     * The handle in the path's parameter {@code handle}.
     *
     * @throws Failure.NotFound when it is too long to be anybody's
     */
    public static String of(Request request) {
        var handle = request.pathParameter("handle");
        if (!Handle.mayExist(handle)) {
            throw nobody();
        }
        return handle;
    }

    /** The failure for a handle that nobody has whom the viewer may see. */
    public static Failure.NotFound nobody() {
        return new Failure.NotFound(NOBODY);
    }
}
