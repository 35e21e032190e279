package com.cruddur.platform.http;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is signed in, as a request proved it.
 *
 * @param sessionUuid the session the request came with, null when it came with a token of another issuer
 * @param suspended whether a moderator suspended this person: they may then read what everybody may, and do nothing more
 */
public record Viewer(
        UUID uuid,
        String handle,
        Role role,
        boolean suspended,
        @Nullable UUID sessionUuid) {}
