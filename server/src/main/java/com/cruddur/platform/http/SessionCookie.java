package com.cruddur.platform.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The cookie that keeps a browser signed in. Scripts cannot read it; browsers do not send it with other sites' forms. */
public final class SessionCookie {

    /** The longest time that browsers keep a cookie. The session ends earlier, when it is not used. */
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

    /** {@code answer} with the cookie that holds {@code token}. */
    public Response set(Request request, Response answer, String token) {
        return set(request, answer, Credential.COOKIE, token, KEPT);
    }

    /** {@code answer} with what makes the browser forget the cookie. */
    public Response clear(Request request, Response answer) {
        return set(request, answer, Credential.COOKIE, "", Duration.ZERO);
    }

    /** {@code answer} with a cookie of another use, protected in the same ways; an age of zero makes the browser forget it. */
    public Response set(Request request, Response answer, String name, String value, Duration age) {
        return answer.withCookie(name + '=' + value + "; Max-Age=" + age.toSeconds() + "; Path=/"
                + (isTls(request) ? "; Secure" : "") + "; HttpOnly; SameSite=Lax");
    }

    private boolean isTls(Request request) {
        return publicTls
                || (trustProxy
                        && request.header(Headers.FORWARDED_PROTO).orElse("").equalsIgnoreCase("https"));
    }
}
