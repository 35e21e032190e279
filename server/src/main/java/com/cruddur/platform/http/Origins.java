package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The origins whose pages may send requests. Browsers name the page that causes a request by {@code Sec-Fetch-Site}, or
 * in older versions by {@code Origin} alone (<a
 * href="https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html">OWASP</a>).
 * Other programs send neither.
 *
 * @param own the public origin of our pages, null when it is unknown
 * @param frontEnds the origins of front ends that may call the API
 */
public record Origins(@Nullable String own, List<String> frontEnds) {

    private static final String TRANSPORT_SECURITY = "max-age=31536000";

    public Origins {
        frontEnds = List.copyOf(frontEnds);
    }

    /** Returns whether a browser says that one of our own pages caused {@code request}. */
    boolean isOwnPage(Request request) {
        var site = request.header(Headers.SEC_FETCH_SITE);
        return site.isPresent()
                ? site.get().equals("same-origin")
                : request.header(Headers.ORIGIN)
                        .filter(origin -> isOwn(origin, request))
                        .isPresent();
    }

    /**
     * Returns whether a cookie in the response stays with our own pages, or with a program that is no browser. In the
     * response to another page it would sign a browser in unnoticed.
     */
    boolean mayCarryCookie(Request request) {
        return isOwnPage(request)
                || (request.header(Headers.SEC_FETCH_SITE).orElse("none").equals("none")
                        && request.header(Headers.ORIGIN).isEmpty());
    }

    /**
     * Refuses a request of a page that is neither ours nor a front end's.
     *
     * @throws Failure.Forbidden when the header {@code Origin} names such a page
     */
    void refuseForeignPage(Request request) {
        var origin = request.header(Headers.ORIGIN);
        if (origin.isPresent() && !isOwnPage(request) && !frontEnds.contains(origin.get())) {
            throw new Failure.Forbidden("The page that sent this may not call this service.");
        }
    }

    /** Returns the value of {@code Strict-Transport-Security}, empty when people may use the service without TLS. */
    Optional<String> transportSecurity() {
        return own != null && own.startsWith("https://") ? Optional.of(TRANSPORT_SECURITY) : Optional.empty();
    }

    private boolean isOwn(String origin, Request request) {
        var host = request.header(Headers.HOST).orElse("");
        var authority = authority(origin);
        return origin.equalsIgnoreCase(own) || (!authority.isEmpty() && authority.equalsIgnoreCase(host));
    }

    private static String authority(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getRawAuthority()).orElse("");
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
