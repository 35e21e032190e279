package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.Sha256;
import com.cruddur.platform.db.IdempotencyKey;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The header {@code Idempotency-Key}. */
public final class RetryKey {

    private static final HeaderName HEADER = HeaderNames.create("Idempotency-Key");
    private static final int MOST_CHARACTERS = 255;

    private RetryKey() {}

    /**
     * The key that {@code request} came with, bound to its method, path and {@code body}; null when it has none.
     *
     * @throws Failure.Invalid {@code idempotency_key_length} when it is empty or too long
     */
    public static @Nullable IdempotencyKey of(ServerRequest request, byte[] body) {
        var value = request.headers().first(HEADER).orElse(null);
        if (value == null) {
            return null;
        }
        if (value.isBlank() || value.length() > MOST_CHARACTERS) {
            throw new Failure.Invalid("idempotency_key_length");
        }
        var prologue = request.prologue();
        var line = prologue.method().text() + ' ' + request.path().path() + '\n';
        return new IdempotencyKey(value, Sha256.of(line.getBytes(StandardCharsets.UTF_8), body));
    }
}
