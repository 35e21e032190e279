package com.cruddur.auth;

import com.cruddur.platform.http.Role;
import com.cruddur.platform.http.Viewer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The session of a valid token, and its person.
 *
 * @param stale whether the session's last use has to be updated
 * @param lastWrite the position that a replica must have replayed to show the person's writes, null when the last one
 *     is long ago
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
