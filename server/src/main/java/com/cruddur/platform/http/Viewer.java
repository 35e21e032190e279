package com.cruddur.platform.http;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in sender of a request.
 *
 * @param sessionUuid the session of the request's credential, null for a token of another issuer
 * @param suspended whether a moderator suspended this person, who may then only read what is public
 */
public record Viewer(
        UUID uuid,
        String handle,
        Role role,
        boolean suspended,
        @Nullable UUID sessionUuid) {}
