package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.replica.ReadConsistency;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who sent a request, found out when first asked, and then known. */
final class Identification {

    private static final Set<Method> SAFE = Set.of(Method.GET, Method.HEAD, Method.OPTIONS);

    private static final HeaderName SEC_FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");

    private final ServerRequest request;
    private final Authenticator authenticator;
    private boolean asked;
    private @Nullable Viewer viewer;

    private Identification(ServerRequest request, Authenticator authenticator) {
        this.request = request;
        this.authenticator = authenticator;
    }

    static void begin(ServerRequest request, Authenticator authenticator) {
        request.context().register(new Identification(request, authenticator));
    }

    static Identification of(ServerRequest request) {
        return request.context().get(Identification.class).orElseThrow();
    }

    /** Whether {@code request} only reads, by its method. */
    static boolean isSafe(ServerRequest request) {
        return SAFE.contains(request.prologue().method());
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
        if (isSafe(request) || !(Credential.of(request).orElse(null) instanceof Credential.Cookie)) {
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

    private static boolean isOwn(ServerRequest request) {
        var site = request.headers().first(SEC_FETCH_SITE);
        return site.isPresent() ? site.get().equals("same-origin") : hasOwnOrigin(request);
    }

    private static boolean hasOwnOrigin(ServerRequest request) {
        var host = request.headers().first(HeaderNames.HOST).orElse("");
        return request.headers()
                .first(HeaderNames.ORIGIN)
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
