package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Reads a {@code multipart/form-data} form (RFC 7578) of our pages that contains exactly one file. */
public final class Upload {

    private static final Pattern BOUNDARY =
            Pattern.compile("multipart/form-data;.*boundary=\"?([^\";]{1,70})\"?.*", Pattern.CASE_INSENSITIVE);

    private Upload() {}

    /**
     * Returns the bytes of the file; empty when no file was chosen.
     *
     * @throws Failure.Forbidden when another site's page sent it
     * @throws Failure.TooLarge when the body exceeds the route's limit
     * @throws Failure.BadRequest when it is not such a form
     */
    public static byte[] of(Request request) {
        request.identification().refuseForeignForm();
        var type = request.header(Headers.CONTENT_TYPE).orElse("");
        var boundary = BOUNDARY.matcher(type);
        if (!boundary.matches()) {
            throw unreadable();
        }
        // ISO 8859-1 maps each byte to one character, so positions in the text are positions in the body.
        var body = new String(request.body(), StandardCharsets.ISO_8859_1);
        var begin = body.indexOf("\r\n\r\n");
        var end = body.indexOf("\r\n--" + boundary.group(1), Math.max(begin + 2, 0));
        if (begin < 0 || end < 0) {
            throw unreadable();
        }
        return body.substring(Math.min(begin + 4, end), end).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Failure.BadRequest unreadable() {
        return new Failure.BadRequest("The form could not be read. Choose a picture and send it again.");
    }
}
