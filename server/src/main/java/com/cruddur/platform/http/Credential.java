package com.cruddur.platform.http;

import java.util.Optional;

/** The secret by which a request proves who sent it. */
public sealed interface Credential {

    /** The cookie that pages sign in with. */
    String COOKIE = "cruddur_session";

    /** The secret itself; never to be logged. */
    String token();

    /** From the header {@code Authorization: Bearer …}, which no browser sends by itself. */
    record Bearer(String token) implements Credential {
        @Override
        public String toString() {
            return "Bearer …";
        }
    }

    /** From the cookie, which a browser sends along even when another site's page caused the request. */
    record Cookie(String token) implements Credential {
        @Override
        public String toString() {
            return "Cookie …";
        }
    }

    /** The credential of {@code request}; the header counts before the cookie. Empty when there is neither. */
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
