package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import io.helidon.webserver.http.ServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A form of one of our pages, as a browser sends it: {@code application/x-www-form-urlencoded}.
 *
 * @param values by field; of a field that comes twice, the first
 */
public record Form(Map<String, String> values) {

    private static final int MOST_FIELDS = 50;

    /**
     * Reads the form that {@code request} carries.
     *
     * @throws Failure.Forbidden when no page of ours sent it
     * @throws Failure.BadRequest when it cannot be read
     */
    public static Form of(ServerRequest request) {
        Identification.of(request).refuseForeignForm();
        var text = new String(Body.bytes(request), StandardCharsets.UTF_8);
        var values = new LinkedHashMap<String, String>();
        var pairs = text.split("&", MOST_FIELDS + 1);
        if (pairs.length > MOST_FIELDS) {
            throw new Failure.BadRequest("The form has too many fields.");
        }
        for (var pair : pairs) {
            var sign = pair.indexOf('=');
            if (sign > 0) {
                values.putIfAbsent(decoded(pair.substring(0, sign)), decoded(pair.substring(sign + 1)));
            }
        }
        return new Form(values);
    }

    /** What was typed into {@code field}, nothing when it is missing. Browsers send line ends as two characters. */
    public String text(String field) {
        return values.getOrDefault(field, "").replace("\r\n", "\n");
    }

    /** Where to go on: the field {@code return_to}, the home feed when it is missing or leads elsewhere. */
    public String returnTo() {
        var path = values.getOrDefault("return_to", "/");
        return LocalPath.isLocal(path) ? path : "/";
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new Failure.BadRequest("The form could not be read.");
        }
    }
}
