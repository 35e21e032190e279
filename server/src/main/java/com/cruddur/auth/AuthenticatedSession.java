package com.cruddur.auth;

import com.cruddur.platform.http.Role;
import com.cruddur.platform.http.Viewer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session that a token opens, and whose it is.
 *
 * @param stale whether it is to be noted that the session was used
 * @param lastWrite what a replica must have replayed to show all that the person wrote, null when that is long ago
 */
record AuthenticatedSession(
        UUID uuid,
        String handle,
        Role role,
        boolean suspended,
        UUID sessionUuid,
        boolean stale,
        @Nullable Long lastWrite) {

    Viewer viewer() {
        return new Viewer(uuid, handle, role, suspended, sessionUuid);
    }
}
