package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.text.Handle;

/** Reads handles from paths. */
public final class PathHandle {

    private static final String NOBODY = "Nobody has this handle.";

    private PathHandle() {}

    /**
     * Returns the handle in the path's parameter {@code handle}.
     *
     * @throws Failure.NotFound when it is too long for a handle
     */
    public static String of(Request request) {
        var handle = request.pathParameter("handle");
        if (!Handle.mayExist(handle)) {
            throw nobody();
        }
        return handle;
    }

    /** Returns the failure for a handle that belongs to nobody whom the viewer may see. */
    public static Failure.NotFound nobody() {
        return new Failure.NotFound(NOBODY);
    }
}
