package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sender of a request, identified at the first use and then remembered. */
final class Identification {

    private final Request request;
    private final Authenticator authenticator;
    private boolean asked;
    private @Nullable Viewer viewer;

    Identification(Request request, Authenticator authenticator) {
        this.request = request;
        this.authenticator = authenticator;
    }

    /** Returns the sender if already identified; queries nothing. */
    Optional<Viewer> known() {
        return Optional.ofNullable(viewer);
    }

    Optional<Viewer> viewer() {
        if (!asked) {
            var credential = request.credential();
            viewer = credential == null
                    ? null
                    : authenticator.identify(credential).orElse(null);
            asked = true;
            request.context().identified(viewer == null ? null : viewer.uuid());
        }
        return Optional.ofNullable(viewer);
    }

    /** Refuses a request that another site's page caused. A browser sends the cookie with it, but marks it. */
    void refuseForgery() {
        if (request.isSafe() || !(request.credential() instanceof Credential.Cookie)) {
            return;
        }
        if (!request.origins().isOwnPage(request)) {
            throw new Failure.Forbidden(
                    "A cookie signs in requests of our own pages only: elsewhere, send the token as Authorization: Bearer.");
        }
    }

    /** Refuses a form of another site's page even without a cookie, because another site must not sign a browser in. */
    void refuseForeignForm() {
        if (!(request.credential() instanceof Credential.Bearer)
                && !request.origins().isOwnPage(request)) {
            throw new Failure.Forbidden(
                    "Forms are taken from our own pages only. Open the page here and send it again.");
        }
    }
}
