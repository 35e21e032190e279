package com.cruddur.platform.http;

import com.cruddur.platform.Sha256;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.SetCookie;
import io.helidon.http.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer: a status, headers and a body, which is complete before its first byte is sent, or a {@link Stream} that has
 * no end to wait for.
 */
public final class Response {

    /** A body that is written as it comes to be, on the request's thread; closed when that is over, or never begun. */
    public interface Stream extends AutoCloseable {

        /** Writes until there is no more to come; what is to arrive now has to be flushed. */
        void writeTo(OutputStream out) throws IOException;

        @Override
        void close();
    }

    private final Status status;
    private final byte[] body;
    private final @Nullable Stream stream;
    private final Map<HeaderName, String> headers = new LinkedHashMap<>();
    private final List<SetCookie> cookies = new ArrayList<>();

    private Response(Status status, String mediaType, byte[] body) {
        this(status, mediaType, body, null);
    }

    private Response(Status status, String mediaType, byte[] body, @Nullable Stream stream) {
        this.status = status;
        this.body = body;
        this.stream = stream;
        if (!mediaType.isEmpty()) {
            headers.put(HeaderNames.CONTENT_TYPE, mediaType);
        }
    }

    public static Response json(byte[] body) {
        return json(Status.OK_200, body);
    }

    public static Response json(Status status, byte[] body) {
        return new Response(status, "application/json", body);
    }

    public static Response html(byte[] body) {
        return html(Status.OK_200, body);
    }

    public static Response html(Status status, byte[] body) {
        return new Response(status, "text/html; charset=utf-8", body);
    }

    public static Response problem(Status status, byte[] body) {
        return new Response(status, "application/problem+json", body);
    }

    public static Response text(String mediaType, String body) {
        return of(mediaType, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Response of(String mediaType, byte[] body) {
        return new Response(Status.OK_200, mediaType, body);
    }

    /** Leads on to {@code location}, by GET whatever this was (RFC 9110, See Other). */
    public static Response seeOther(String location) {
        return new Response(Status.SEE_OTHER_303, "", new byte[0]).header(HeaderNames.LOCATION, location);
    }

    /** An answer that goes on until {@code stream} or the client ends it. */
    public static Response stream(String mediaType, Stream stream) {
        return new Response(Status.OK_200, mediaType, new byte[0], stream);
    }

    public static Response noContent() {
        return new Response(Status.NO_CONTENT_204, "", new byte[0]);
    }

    /** Adds a header; one of the same name is replaced. */
    public Response header(HeaderName name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Adds a cookie, and keeps the answer out of caches. */
    Response cookie(SetCookie cookie) {
        cookies.add(cookie);
        return header(HeaderNames.CACHE_CONTROL, "no-store");
    }

    /** Lets a client ask whether its copy is still good: adds a strong entity tag made of the body. */
    public Response withEntityTag() {
        var tag = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Sha256.of(body))
                .substring(0, 22);
        return header(HeaderNames.ETAG, '"' + tag + '"').header(HeaderNames.CACHE_CONTROL, "no-cache");
    }

    Status status() {
        return status;
    }

    /** Null when {@link #body} is all of it. */
    @Nullable Stream stream() {
        return stream;
    }

    byte[] body() {
        return body;
    }

    List<SetCookie> cookies() {
        return cookies;
    }

    Map<HeaderName, String> headers() {
        return headers;
    }
}
