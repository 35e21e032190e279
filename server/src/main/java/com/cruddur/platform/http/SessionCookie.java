package com.cruddur.platform.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.SetCookie;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The cookie that keeps a browser signed in: no script reads it, and no other site's form or image brings it along. */
public final class SessionCookie {

    private static final HeaderName FORWARDED_PROTO = HeaderNames.create("X-Forwarded-Proto");

    /** The longest that browsers keep a cookie. The session's own end counts, which moves with its use. */
    private static final Duration KEPT = Duration.ofDays(400);

    private final boolean publicTls;
    private final boolean trustProxy;

    /**
     * @param publicUrl the origin that people know, null when it is not known
     * @param trustProxy whether X-Forwarded-Proto comes from a proxy of ours
     */
    public SessionCookie(@Nullable String publicUrl, boolean trustProxy) {
        this.publicTls = publicUrl != null && publicUrl.startsWith("https://");
        this.trustProxy = trustProxy;
    }

    /** Adds the cookie with {@code token} to {@code reply}. */
    public Response set(ServerRequest request, Response reply, String token) {
        return set(request, reply, Credential.COOKIE, token, KEPT);
    }

    /** Makes the browser forget the cookie. */
    public Response clear(ServerRequest request, Response reply) {
        return set(request, reply, Credential.COOKIE, "", Duration.ZERO);
    }

    /** Adds a cookie of another use, kept as safe; with no age it makes the browser forget it. */
    public Response set(ServerRequest request, Response reply, String name, String value, Duration age) {
        var cookie = SetCookie.builder(name, value)
                .path("/")
                .httpOnly(true)
                .sameSite(SetCookie.SameSite.LAX)
                .secure(isTls(request));
        // Helidon leaves an age of zero out: an end long past says the same.
        return reply.cookie((age.isZero() ? cookie.expires(Instant.EPOCH) : cookie.maxAge(age)).build());
    }

    private boolean isTls(ServerRequest request) {
        return publicTls
                || (trustProxy
                        && request.headers().first(FORWARDED_PROTO).orElse("").equalsIgnoreCase("https"));
    }
}
