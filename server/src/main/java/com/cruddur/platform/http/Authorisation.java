package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.http.Route.Access;

/** Decides by the route's {@link Access} whether the sender may make a request. */
final class Authorisation {

    private Authorisation() {}

    /**
     * Returns if the sender may make the request.
     *
     * @throws Failure.Unauthorized when the route requires sign-in and the sender is anonymous
     * @throws Failure.Forbidden when the sender lacks the role or is suspended, or when a page of another origin sent
     *     the request with the sender's cookie, or to sign in
     */
    static void check(Request request) {
        var access = request.route().access();
        if (access == Access.ANYONE) {
            if (!request.isSafe()) {
                request.origins().refuseForeignPage(request);
            }
            return;
        }
        var viewer = request.viewer();
        request.identification().refuseForgery();
        if (viewer.suspended() && access != Access.EVEN_SUSPENDED) {
            throw new Failure.Forbidden("Your account is suspended: you may read, and nothing more.");
        }
        switch (access) {
            case MODERATOR -> require(viewer, Role.MODERATOR, "moderator");
            case ADMIN -> require(viewer, Role.ADMIN, "admin");
            case ANYONE, SIGNED_IN, EVEN_SUSPENDED -> {}
        }
    }

    private static void require(Viewer viewer, Role role, String name) {
        if (viewer.role().compareTo(role) < 0) {
            throw new Failure.Forbidden("This is for the role " + name + ".");
        }
    }
}
