package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.replica.ReadConsistency;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who sent a request, found out when first asked, and then known. */
final class Identification {

    private final Request request;
    private final Authenticator authenticator;
    private boolean asked;
    private @Nullable Viewer viewer;

    Identification(Request request, Authenticator authenticator) {
        this.request = request;
        this.authenticator = authenticator;
    }

    /** Who sent it, if that is known by now. */
    Optional<Viewer> known() {
        return Optional.ofNullable(viewer);
    }

    Optional<Viewer> viewer() {
        if (!asked) {
            viewer = Credential.of(request).flatMap(authenticator::identify).orElse(null);
            asked = true;
            ReadConsistency.sentBy(viewer == null ? null : viewer.uuid());
        }
        return Optional.ofNullable(viewer);
    }

    /**
     * A browser sends the cookie along also when a page of somebody else caused the request, but says so: by
     * Sec-Fetch-Site, older ones by Origin (<a
     * href="https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html">OWASP</a>).
     */
    void refuseForgery() {
        if (request.isSafe() || !(Credential.of(request).orElse(null) instanceof Credential.Cookie)) {
            return;
        }
        if (!isOwn(request)) {
            throw new Failure.Forbidden(
                    "A cookie signs in requests of our own pages only: elsewhere, send the token as Authorization: Bearer.");
        }
    }

    /** The same of a form, which may be sent without a cookie as well: nobody signs somebody else in. */
    void refuseForeignForm() {
        if (!(Credential.of(request).orElse(null) instanceof Credential.Bearer) && !isOwn(request)) {
            throw new Failure.Forbidden(
                    "Forms are taken from our own pages only. Open the page here and send it again.");
        }
    }

    private static boolean isOwn(Request request) {
        var site = request.header(Headers.SEC_FETCH_SITE);
        return site.isPresent() ? site.get().equals("same-origin") : hasOwnOrigin(request);
    }

    private static boolean hasOwnOrigin(Request request) {
        var host = request.header(Headers.HOST).orElse("");
        return request.header(Headers.ORIGIN)
                .map(Identification::authority)
                .filter(origin -> !origin.isEmpty() && origin.equalsIgnoreCase(host))
                .isPresent();
    }

    private static String authority(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getRawAuthority()).orElse("");
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
