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
                    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; manifest-src 'self';"
                            + " worker-src 'self';"
                            + " base-uri 'none'; form-action 'self';"
                            + " frame-ancestors 'none'"),
            new Header(Headers.CONTENT_TYPE_OPTIONS, "nosniff"),
            new Header(Headers.REFERRER_POLICY, "same-origin"));

    private static final Header VARY = new Header(Headers.VARY, Headers.ACCEPT_ENCODING);

    /** Pages depend on the language that the reader has chosen, or prefers, and on who is signed in. */
    private static final Header PAGE_VARIES = new Header(Headers.VARY, Headers.ACCEPT_LANGUAGE + ", " + Headers.COOKIE);

    private static final Header CODED_PAGE_VARIES =
            new Header(Headers.VARY, PAGE_VARIES.value() + ", " + Headers.ACCEPT_ENCODING);
    private static final Header GZIP = new Header(Headers.CONTENT_ENCODING, "gzip");

    private static final Body NO_BODY = new Body(new byte[0], ContentCoding.FASTEST);

    /** The bytes of a body, and their compressed form once somebody has asked for it. */
    private static final class Body {

        private final byte[] bytes;
        private final int level;
        private volatile byte @Nullable [] compressed;

        Body(byte[] bytes, int level) {
            this.bytes = bytes;
            this.level = level;
        }

        byte[] compressed() {
            var known = compressed;
            if (known == null) {
                known = ContentCoding.gzip(bytes, level);
                compressed = known;
            }
            return known;
        }
    }

    private final int status;
    private final List<Header> headers;
    private final Body body;
    private final ContentCoding coding;
    private final @Nullable Stream stream;

    /** This response in each {@link ContentCoding}, remembered for a response that is sent often. */
    private @Nullable Response asIdentity;

    private @Nullable Response asGzip;

    private Response(int status, List<Header> headers, Body body, ContentCoding coding, @Nullable Stream stream) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.coding = coding;
        this.stream = stream;
    }

    private Response(int status, List<Header> headers, @Nullable Stream stream) {
        this(status, headers, NO_BODY, ContentCoding.IDENTITY, stream);
    }

    /** Returns 200 with a body of {@code mediaType}. */
    public static Response of(String mediaType, byte[] body) {
        return of(200, mediaType, body);
    }

    static Response of(int status, String mediaType, byte[] body) {
        return new Response(
                status,
                List.of(new Header(Headers.CONTENT_TYPE, mediaType)),
                new Body(body, ContentCoding.FASTEST),
                ContentCoding.IDENTITY,
                null);
    }

    public static Response json(byte[] body) {
        return of("application/json", body);
    }

    public static Response html(byte[] body) {
        return html(200, body);
    }

    static Response html(int status, byte[] body) {
        var page = of(status, "text/html; charset=utf-8", body);
        return page.withHeader(PAGE_VARIES.name(), PAGE_VARIES.value());
    }

    public static Response text(String mediaType, String body) {
        return of(mediaType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Redirects to {@code location} by GET, whatever the request's method (303). */
    public static Response seeOther(String location) {
        return new Response(303, List.of(new Header(Headers.LOCATION, location)), null);
    }

    /** Returns 204 without a body. */
    public static Response noContent() {
        return new Response(204, List.of(), null);
    }

    /** Returns 200 with a body that {@code stream} writes until it or the client ends it. */
    public static Response stream(String mediaType, Stream stream) {
        return new Response(200, List.of(new Header(Headers.CONTENT_TYPE, mediaType)), stream);
    }

    /** Returns this response with the header {@code name}, one of {@link Headers}, set to {@code value}. */
    public Response withHeader(String name, String value) {
        var changed = headersBut(name);
        changed.add(new Header(name, value));
        return with(changed);
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
                .encodeToString(Sha256.of(body.bytes))
                .substring(0, 22);
        return withHeader(Headers.ETAG, '"' + tag + '"').withHeader(Headers.CACHE_CONTROL, "no-cache");
    }

    /** Returns this response with one more cookie, excluded from caches. */
    Response withCookie(String cookie) {
        var changed = headersBut(Headers.CACHE_CONTROL);
        changed.add(new Header(Headers.SET_COOKIE, cookie));
        changed.add(new Header(Headers.CACHE_CONTROL, "no-store"));
        return with(changed);
    }

    /** Returns this response with {@code more} headers, none of which it has. */
    Response withHeaders(Map<String, String> more) {
        if (more.isEmpty()) {
            return this;
        }
        var changed = new ArrayList<Header>(headers.size() + more.size());
        changed.addAll(headers);
        more.forEach((name, value) -> changed.add(new Header(name, value)));
        return with(changed);
    }

    /** Returns this response with the id of its request and the security headers. */
    Response secured(String requestId, Origins origins) {
        var changed = new ArrayList<Header>(headers.size() + SECURITY.size() + 2);
        changed.addAll(headers);
        changed.addAll(SECURITY);
        origins.transportSecurity()
                .ifPresent(value -> changed.add(new Header(Headers.STRICT_TRANSPORT_SECURITY, value)));
        changed.add(new Header(Headers.REQUEST_ID, requestId));
        return with(changed);
    }

    /** Returns this response, whose compressed form is as small as it can be: for a body that is sent for months. */
    Response compressedOnce() {
        return new Response(status, headers, new Body(body.bytes, ContentCoding.SMALLEST), coding, stream);
    }

    /**
     * Returns this response as a client gets it that accepts {@code coding}. Each coding has its own entity tag, since
     * a strong tag stands for certain bytes. The body is compressed when it is first read, so a 304 compresses nothing.
     */
    Response negotiated(ContentCoding coding) {
        var known = coding == ContentCoding.GZIP ? asGzip : asIdentity;
        if (known != null) {
            return known;
        }
        var made = inCoding(coding);
        if (coding == ContentCoding.GZIP) {
            asGzip = made;
        } else {
            asIdentity = made;
        }
        return made;
    }

    private Response inCoding(ContentCoding chosen) {
        var changed = new ArrayList<Header>(headers.size() + 2);
        var vary = VARY;
        for (var header : headers) {
            if (header.equals(PAGE_VARIES)) {
                vary = CODED_PAGE_VARIES;
            } else if (chosen == ContentCoding.GZIP && header.name().equals(Headers.ETAG)) {
                changed.add(new Header(Headers.ETAG, ofGzip(header.value())));
            } else {
                changed.add(header);
            }
        }
        changed.add(vary);
        if (chosen == ContentCoding.GZIP) {
            changed.add(GZIP);
        }
        return new Response(status, changed, body, chosen, stream);
    }

    private static String ofGzip(String tag) {
        return tag.substring(0, tag.length() - 1) + "-gzip\"";
    }

    /** Returns 304 with the headers of this response: the client's copy is current. */
    Response notModified() {
        var kept = headersBut(Headers.CONTENT_TYPE);
        kept.remove(GZIP);
        return new Response(304, kept, null);
    }

    int status() {
        return status;
    }

    List<Header> headers() {
        return headers;
    }

    Optional<String> header(String name) {
        for (var header : headers) {
            if (header.name().equals(name)) {
                return Optional.of(header.value());
            }
        }
        return Optional.empty();
    }

    byte[] body() {
        return coding == ContentCoding.GZIP ? body.compressed() : body.bytes;
    }

    /** The length of the body before it is compressed. */
    int length() {
        return body.bytes.length;
    }

    /** Null when {@link #body} is the whole body. */
    @Nullable Stream stream() {
        return stream;
    }

    private Response with(List<Header> changed) {
        return new Response(status, changed, body, coding, stream);
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
