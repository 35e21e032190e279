package com.cruddur.platform.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The cookie that keeps a browser signed in. Scripts cannot read it; browsers do not send it with forms of other sites.
 */
public final class SessionCookie {

    /** The longest time that browsers keep a cookie. An unused session ends earlier. */
    private static final Duration KEPT = Duration.ofDays(400);

    private final boolean publicTls;

    /** @param publicUrl the public origin, null when it is unknown */
    public SessionCookie(@Nullable String publicUrl) {
        this.publicTls = publicUrl != null && publicUrl.startsWith("https://");
    }

    /** Returns {@code answer} with the cookie that contains {@code token}. */
    public Response set(Request request, Response answer, String token) {
        return set(request, answer, Credential.COOKIE, token, KEPT);
    }

    /** Returns {@code answer} with a header that deletes the cookie. */
    public Response clear(Request request, Response answer) {
        return set(request, answer, Credential.COOKIE, "", Duration.ZERO);
    }

    /**
     * Returns {@code answer} with another cookie, which has the session cookie's protections; an age of zero deletes
     * it.
     */
    public Response set(Request request, Response answer, String name, String value, Duration age) {
        return answer.withCookie(name + '=' + value + "; Max-Age=" + age.toSeconds() + "; Path=/"
                + (publicTls || request.isSecure() ? "; Secure" : "") + "; HttpOnly; SameSite=Lax");
    }
}
