package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A form of one of our pages, sent as {@code application/x-www-form-urlencoded}.
 *
 * @param values by field; the first value of a repeated field
 */
public record Form(Map<String, String> values) {

    /**
     * Reads the form in the body of {@code request}.
     *
     * @throws Failure.Forbidden when another site's page sent it
     * @throws Failure.BadRequest when it is malformed
     */
    public static Form of(Request request) {
        request.identification().refuseForeignForm();
        return new Form(UrlEncodedFields.all(new String(request.body(), StandardCharsets.UTF_8)));
    }

    /**
     * Returns the text typed into {@code field}, empty when it is missing. Line ends are normalised from CRLF to LF.
     */
    public String text(String field) {
        return values.getOrDefault(field, "").replace("\r\n", "\n");
    }

    /**
     * Returns the address to continue at: the field {@code return_to}, or the home feed when it is missing or on
     * another site.
     */
    public String returnTo() {
        var path = values.getOrDefault("return_to", "/");
        return LocalPath.isLocal(path) ? path : "/";
    }
}
