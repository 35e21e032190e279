package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A form of one of our pages, as a browser sends it: {@code application/x-www-form-urlencoded}.
 *
 * @param values by field; of a field that comes twice, the first
 */
public record Form(Map<String, String> values) {

    /**
     * Reads the form that {@code request} carries.
     *
     * @throws Failure.Forbidden when no page of ours sent it
     * @throws Failure.BadRequest when it cannot be read
     */
    public static Form of(Request request) {
        request.identification().refuseForeignForm();
        return new Form(UrlEncodedFields.all(new String(request.body(), StandardCharsets.UTF_8)));
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
}
