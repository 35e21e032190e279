package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is signed in, as a request showed it.
 *
 * @param sessionUuid the session the request came with, null when it came with a token of another issuer
 * @param suspended whether a moderator shut this person out: they may read what everybody may, and nothing more
 */
public record Viewer(
        UUID uuid,
        String handle,
        Role role,
        boolean suspended,
        @Nullable UUID sessionUuid) {

    /** Who sent {@code request}; empty when nobody is signed in, or the token is good for nothing. */
    public static Optional<Viewer> optional(Request request) {
        return request.identification().viewer();
    }

    /** The id for queries that show what the viewer may see: null for nobody, and for the suspended. */
    public static @Nullable UUID uuidOrNull(Request request) {
        return optional(request)
                .filter(viewer -> !viewer.suspended())
                .map(Viewer::uuid)
                .orElse(null);
    }

    /**
     * Who sent {@code request}, for what only they may do who are signed in.
     *
     * @throws Failure.Unauthorized when nobody is
     * @throws Failure.Forbidden when they are suspended, or when a page of another origin sent it with their cookie
     */
    public static Viewer required(Request request) {
        var viewer = evenSuspended(request);
        if (viewer.suspended()) {
            throw new Failure.Forbidden("Your account is suspended: you may read, and nothing more.");
        }
        return viewer;
    }

    /** The same for what the suspended may do as well: sign out, take their data, go. */
    public static Viewer evenSuspended(Request request) {
        var identification = request.identification();
        var viewer = identification
                .viewer()
                .orElseThrow(() -> new Failure.Unauthorized("Sign in first: this is for people who are signed in."));
        identification.refuseForgery();
        return viewer;
    }

    /**
     * Who sent {@code request}, for what only people of {@code role} or above may do.
     *
     * @throws Failure.Unauthorized when nobody is signed in
     * @throws Failure.Forbidden when it is somebody else
     */
    public static Viewer required(Request request, Role role) {
        var viewer = required(request);
        if (viewer.role().compareTo(role) < 0) {
            throw new Failure.Forbidden(
                    "This is for the role %s.".formatted(role.name().toLowerCase(Locale.ROOT)));
        }
        return viewer;
    }
}
