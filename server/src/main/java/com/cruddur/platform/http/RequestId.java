package com.cruddur.platform.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/** What a request is called in its response, in the logs and in a bug report. */
public record RequestId(String value) {

    static final HeaderName HEADER = HeaderNames.create("X-Request-Id");

    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** A new id. */
    static RequestId next() {
        return new RequestId(UUID.randomUUID().toString());
    }

    /** The caller's id when it sent a fit one (letters, digits, {@code . _ -}, 64 at most), else a new one. */
    static RequestId of(ServerRequest request) {
        return request.headers()
                .first(HEADER)
                .filter(id -> ACCEPTED.matcher(id).matches())
                .map(RequestId::new)
                .orElseGet(RequestId::next);
    }
}
