package com.cruddur.platform.http;

import com.cruddur.platform.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An immutable response: a status, headers, and a body that is complete before its first byte is sent, or a
 * {@link Stream} without a foreseeable end.
 */
public final class Response {

    /** A body that the request's thread writes piece by piece. */
    public interface Stream extends AutoCloseable {

        /** Writes until the stream ends; flushes each piece that must arrive now. */
        void writeTo(OutputStream out) throws IOException;

        /** Called once, even if the stream was never written. */
        @Override
        void close();
    }

    /** A header with one value. */
    record Header(String name, String value) {}

    /** Forbids framing, sniffing and foreign content; pages need only our own style sheet, script and images. */
    private static final List<Header> SECURITY = List.of(
            new Header(
                    Headers.CONTENT_SECURITY_POLICY,
                    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self';"
                            + " base-uri 'none'; form-action 'self';"
                            + " frame-ancestors 'none'"),
            new Header(Headers.CONTENT_TYPE_OPTIONS, "nosniff"),
            new Header(Headers.REFERRER_POLICY, "same-origin"));

    private static final byte[] NO_BODY = {};

    private final int status;
    private final List<Header> headers;
    private final byte[] body;
    private final @Nullable Stream stream;

    private Response(int status, List<Header> headers, byte[] body, @Nullable Stream stream) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.stream = stream;
    }

    /** Returns 200 with a body of {@code mediaType}. */
    public static Response of(String mediaType, byte[] body) {
        return of(200, mediaType, body);
    }

    static Response of(int status, String mediaType, byte[] body) {
        return new Response(status, List.of(new Header(Headers.CONTENT_TYPE, mediaType)), body, null);
    }

    public static Response json(byte[] body) {
        return of("application/json", body);
    }

    public static Response html(byte[] body) {
        return html(200, body);
    }

    static Response html(int status, byte[] body) {
        return of(status, "text/html; charset=utf-8", body);
    }

    public static Response text(String mediaType, String body) {
        return of(mediaType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Redirects to {@code location} by GET, whatever the request's method (303). */
    public static Response seeOther(String location) {
        return new Response(303, List.of(new Header(Headers.LOCATION, location)), NO_BODY, null);
    }

    /** Returns 204 without a body. */
    public static Response noContent() {
        return new Response(204, List.of(), NO_BODY, null);
    }

    /** Returns 200 with a body that {@code stream} writes until it or the client ends it. */
    public static Response stream(String mediaType, Stream stream) {
        return new Response(200, List.of(new Header(Headers.CONTENT_TYPE, mediaType)), NO_BODY, stream);
    }

    /** Returns this response with the header {@code name}, one of {@link Headers}, set to {@code value}. */
    public Response withHeader(String name, String value) {
        var changed = headersBut(name);
        changed.add(new Header(name, value));
        return new Response(status, changed, body, stream);
    }

    /**
     * Returns this response with a {@code Link} header to the neighbours of {@code page} in the list at {@code path}.
     */
    public Response withLinks(Page<?> page, String path, PageRequest wanted) {
        return page.links(path, wanted.limit())
                .map(links -> withHeader(Headers.LINK, links))
                .orElse(this);
    }

    /** Returns this response with a strong entity tag of its body, by which clients validate their copies. */
    public Response withEntityTag() {
        var tag = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Sha256.of(body))
                .substring(0, 22);
        return withHeader(Headers.ETAG, '"' + tag + '"').withHeader(Headers.CACHE_CONTROL, "no-cache");
    }

    /** Returns this response with one more cookie, excluded from caches. */
    Response withCookie(String cookie) {
        var changed = headersBut(Headers.CACHE_CONTROL);
        changed.add(new Header(Headers.SET_COOKIE, cookie));
        changed.add(new Header(Headers.CACHE_CONTROL, "no-store"));
        return new Response(status, changed, body, stream);
    }

    /** Returns this response with {@code more} headers, none of which it has. */
    Response withHeaders(Map<String, String> more) {
        if (more.isEmpty()) {
            return this;
        }
        var changed = new ArrayList<Header>(headers.size() + more.size());
        changed.addAll(headers);
        more.forEach((name, value) -> changed.add(new Header(name, value)));
        return new Response(status, changed, body, stream);
    }

    /** Returns this response with the id of its request and the security headers. */
    Response secured(String requestId, Origins origins) {
        var changed = new ArrayList<Header>(headers.size() + SECURITY.size() + 2);
        changed.addAll(headers);
        changed.addAll(SECURITY);
        origins.transportSecurity()
                .ifPresent(value -> changed.add(new Header(Headers.STRICT_TRANSPORT_SECURITY, value)));
        changed.add(new Header(Headers.REQUEST_ID, requestId));
        return new Response(status, changed, body, stream);
    }

    /** Returns 304 with the headers of this response: the client's copy is current. */
    Response notModified() {
        return new Response(304, headersBut(Headers.CONTENT_TYPE), NO_BODY, null);
    }

    int status() {
        return status;
    }

    List<Header> headers() {
        return headers;
    }

    Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .findFirst();
    }

    byte[] body() {
        return body;
    }

    /** Null when {@link #body} is the whole body. */
    @Nullable Stream stream() {
        return stream;
    }

    private List<Header> headersBut(String name) {
        var kept = new ArrayList<Header>(headers.size() + 2);
        for (var header : headers) {
            if (!header.name().equals(name)) {
                kept.add(header);
            }
        }
        return kept;
    }
}
