package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.Sha256;
import com.cruddur.platform.db.IdempotencyKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The header {@code Idempotency-Key}, and its equivalent in forms. */
public final class RetryKey {

    private static final int MOST_CHARACTERS = 255;

    private RetryKey() {}

    /**
     * Returns the key of {@code request}, bound to its method, path and body; null when it has none.
     *
     * @throws Failure.Invalid {@code idempotency_key_length} when it is empty or too long
     */
    public static @Nullable IdempotencyKey of(Request request) {
        var value = request.header(Headers.IDEMPOTENCY_KEY).orElse(null);
        if (value == null) {
            return null;
        }
        if (value.isBlank() || value.length() > MOST_CHARACTERS) {
            throw new Failure.Invalid("idempotency_key_length");
        }
        return new IdempotencyKey(value, fingerprint(request));
    }

    /** Returns the key of a form whose body contains a random value. */
    static IdempotencyKey ofForm(Request request) {
        var fingerprint = fingerprint(request);
        return new IdempotencyKey("form " + HexFormat.of().formatHex(fingerprint), fingerprint);
    }

    private static byte[] fingerprint(Request request) {
        var line = request.method() + ' ' + request.path() + '\n';
        return Sha256.of(line.getBytes(StandardCharsets.UTF_8), request.body());
    }
}
