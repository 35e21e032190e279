package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.Ids;
import com.cruddur.platform.json.Json;
import com.cruddur.platform.request.RequestContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request as handlers see it. It belongs to one thread. */
public final class Request {

    private static final byte[] EMPTY_OBJECT = {'{', '}'};

    private final RawRequest raw;
    private final RequestContext context;
    private final Route route;
    private final Map<String, String> pathParameters;
    private final Identification identification;
    private final @Nullable Credential credential;
    private final Map<String, String> responseHeaders = new LinkedHashMap<>();
    private byte @Nullable [] body;

    Request(
            RawRequest raw,
            RequestContext context,
            Router.Match match,
            @Nullable Credential credential,
            Authenticator authenticator) {
        this.raw = raw;
        this.context = context;
        this.credential = credential;
        this.route = match.route();
        this.pathParameters = match.parameters();
        this.identification = new Identification(this, authenticator);
    }

    /** What the request is called in its answer, in the logs and in a bug report. */
    String id() {
        return context.id();
    }

    /** The method, such as {@code GET}. */
    public String method() {
        return raw.method();
    }

    boolean isSafe() {
        return isSafe(raw.method());
    }

    /** Whether {@code method} promises to change nothing. */
    static boolean isSafe(String method) {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS" -> true;
            default -> false;
        };
    }

    /** The path as it was sent: percent-encoded. */
    public String path() {
        return raw.path();
    }

    /** The path and the query as they were sent. */
    String pathAndQuery() {
        return raw.query().isEmpty() ? raw.path() : raw.path() + '?' + raw.query();
    }

    /** The part of the path that the route's pattern calls {@code name}, decoded. */
    public String pathParameter(String name) {
        var value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException(route.pattern() + " has no parameter " + name);
        }
        return value;
    }

    /**
     * The id in the part of the path that the route's pattern calls {@code name}.
     *
     * @throws Failure.NotFound with {@code message} when it is no id
     */
    public UUID pathUuid(String name, String message) {
        return Ids.parse(pathParameter(name)).orElseThrow(() -> new Failure.NotFound(message));
    }

    /**
     * The first value of the query's parameter {@code name}, decoded.
     *
     * @throws Failure.BadRequest when it cannot be decoded
     */
    public Optional<String> query(String name) {
        return UrlEncodedFields.first(raw.query(), name);
    }

    /** The first value of the header {@code name}, one of {@link Headers}. */
    public Optional<String> header(String name) {
        return raw.header(name);
    }

    /** The value of the cookie {@code name}. */
    public Optional<String> cookie(String name) {
        return raw.cookie(name);
    }

    /**
     * The whole body.
     *
     * @throws Failure.TooLarge when it is larger than the route allows
     */
    public byte[] body() {
        if (body == null) {
            body = readBody();
        }
        return body;
    }

    /**
     * The body as JSON, whatever Content-Type says; an empty body counts as an empty object.
     *
     * @throws Failure.TooLarge when it is larger than the route allows
     * @throws Failure.BadRequest when it is no JSON
     * @throws Failure.Invalid when a field has another type than it should, or {@code type} refuses it
     */
    public <T> T json(Json json, Class<T> type) {
        var bytes = body();
        return json.read(bytes.length == 0 ? EMPTY_OBJECT : bytes, type);
    }

    /**
     * The person who sent the request. For routes that ask for somebody who is signed in.
     *
     * @throws Failure.Unauthorized when nobody is signed in
     */
    public Viewer viewer() {
        return optionalViewer()
                .orElseThrow(() -> new Failure.Unauthorized("Sign in first: this is for people who are signed in."));
    }

    /** The person who sent the request; empty when nobody is signed in, or the credential is good for nothing. */
    public Optional<Viewer> optionalViewer() {
        return identification.viewer();
    }

    /** The id for queries that show what the sender may see: null for nobody, and for somebody suspended. */
    public @Nullable UUID viewerUuid() {
        return optionalViewer()
                .filter(viewer -> !viewer.suspended())
                .map(Viewer::uuid)
                .orElse(null);
    }

    /** Refuses a request that announces a larger body than its route allows, before a byte of it is read. */
    void refuseLargeBody() {
        if (raw.contentLength() > route.mostBytes()) {
            throw tooLarge();
        }
    }

    /** What the request shows to prove who sent it, null when it shows nothing. */
    public @Nullable Credential credential() {
        return credential;
    }

    RequestContext context() {
        return context;
    }

    /** Sets a header of the answer, whatever that is going to be. */
    void setResponseHeader(String name, String value) {
        responseHeaders.put(name, value);
    }

    Map<String, String> responseHeaders() {
        return responseHeaders;
    }

    Route route() {
        return route;
    }

    Identification identification() {
        return identification;
    }

    String authority() {
        return raw.authority();
    }

    boolean isSecure() {
        return raw.isSecure();
    }

    @Nullable InetAddress remoteAddress() {
        return raw.remoteAddress();
    }

    private byte[] readBody() {
        refuseLargeBody();
        try (var stream = raw.body()) {
            var bytes = stream.readNBytes(route.mostBytes());
            if (bytes.length == route.mostBytes() && stream.read() >= 0) {
                throw tooLarge();
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Failure.TooLarge tooLarge() {
        return new Failure.TooLarge("A request's body may have up to " + route.mostBytes() + " bytes.");
    }
}
