package com.cruddur.platform.http;

import java.util.Optional;

/** The secret that identifies the sender of a request. */
public sealed interface Credential {

    /** The name of the session cookie. */
    String COOKIE = "cruddur_session";

    /** The secret itself; never log it. */
    String token();

    /** From the header {@code Authorization: Bearer …}, which browsers never send on their own. */
    record Bearer(String token) implements Credential {
        @Override
        public String toString() {
            return "Bearer …";
        }
    }

    /** From the cookie, which browsers also send with requests that another site's page causes. */
    record Cookie(String token) implements Credential {
        @Override
        public String toString() {
            return "Cookie …";
        }
    }

    /** Returns the credential of {@code request}, empty when there is none. The header overrides the cookie. */
    static Optional<Credential> of(RawRequest request) {
        var authorization = request.header(Headers.AUTHORIZATION);
        if (authorization.isPresent()) {
            return authorization
                    .map(String::strip)
                    .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                    .map(value -> new Bearer(value.substring(7).strip()));
        }
        return request.cookie(COOKIE).filter(token -> !token.isEmpty()).map(Cookie::new);
    }
}
