package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.UrlEncoding;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Parses names and values in {@code application/x-www-form-urlencoded}, from a form's body or a query. */
final class UrlEncodedFields {

    private static final int MOST_FIELDS = 50;
    private static final String UNREADABLE =
            "The form or the query could not be read: its text is not encoded in UTF-8.";

    private UrlEncodedFields() {}

    /**
     * Returns the first value of {@code name}.
     *
     * @throws Failure.BadRequest when it cannot be decoded
     */
    static Optional<String> first(String text, String name) {
        for (int start = 0; start < text.length(); ) {
            var and = text.indexOf('&', start);
            var end = and < 0 ? text.length() : and;
            var sign = text.indexOf('=', start);
            var nameEnd = sign < 0 || sign > end ? end : sign;
            if (decoded(text.substring(start, nameEnd)).equals(name)) {
                return Optional.of(decoded(text.substring(Math.min(nameEnd + 1, end), end)));
            }
            start = end + 1;
        }
        return Optional.empty();
    }

    /**
     * Returns all fields of the body of a form, with the first value of each.
     *
     * @throws Failure.BadRequest when there are too many, or one cannot be decoded
     */
    static Map<String, String> all(byte[] body) {
        var pairs = text(body).split("&", MOST_FIELDS + 1);
        if (pairs.length > MOST_FIELDS) {
            throw new Failure.BadRequest("The form has too many fields.");
        }
        var values = new LinkedHashMap<String, String>();
        for (var pair : pairs) {
            var sign = pair.indexOf('=');
            if (sign > 0) {
                values.putIfAbsent(decoded(pair.substring(0, sign)), decoded(pair.substring(sign + 1)));
            }
        }
        return values;
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new Failure.BadRequest(UNREADABLE);
        }
    }

    private static String decoded(String text) {
        try {
            return UrlEncoding.decodeParameter(text);
        } catch (IllegalArgumentException _) {
            throw new Failure.BadRequest(UNREADABLE);
        }
    }
}
