package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.Ids;
import com.cruddur.platform.json.Json;
import com.cruddur.platform.language.Language;
import com.cruddur.platform.language.Texts;
import com.cruddur.platform.request.RequestContext;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request for handlers. It belongs to one thread. */
public final class Request {

    private static final byte[] EMPTY_OBJECT = {'{', '}'};

    private final RawRequest raw;
    private final RequestContext context;
    private final Origins origins;
    private final Route route;
    private final Map<String, String> pathParameters;
    private final Identification identification;
    private final boolean secure;
    private final @Nullable Credential credential;
    private final Map<String, String> responseHeaders = new LinkedHashMap<>();
    private byte @Nullable [] body;
    private @Nullable Response ready;
    private @Nullable Language language;

    Request(
            RawRequest raw,
            RequestContext context,
            Router.Match match,
            boolean secure,
            @Nullable Credential credential,
            Authenticator authenticator,
            Origins origins) {
        this.raw = raw;
        this.origins = origins;
        this.context = context;
        this.secure = secure;
        this.credential = credential;
        this.route = match.route();
        this.pathParameters = match.parameters();
        this.identification = new Identification(this, authenticator);
    }

    /** The id of the request in its response, in the logs and in bug reports. */
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

    /** Returns whether {@code method} is safe: it changes nothing. */
    static boolean isSafe(String method) {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS" -> true;
            default -> false;
        };
    }

    /** The path as sent: percent-encoded. */
    public String path() {
        return raw.path();
    }

    /** The path and the query as sent. */
    String pathAndQuery() {
        return raw.query().isEmpty() ? raw.path() : raw.path() + '?' + raw.query();
    }

    /** Returns the decoded part of the path that the route's pattern names {@code name}. */
    public String pathParameter(String name) {
        var value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException(route.pattern() + " has no parameter " + name);
        }
        return value;
    }

    /**
     * Returns the id in the part of the path that the route's pattern names {@code name}.
     *
     * @throws Failure.NotFound with {@code message} when it is no id
     */
    public UUID pathUuid(String name, String message) {
        return Ids.parse(pathParameter(name)).orElseThrow(() -> new Failure.NotFound(message));
    }

    /**
     * Returns the first value of the query's parameter {@code name}, decoded.
     *
     * @throws Failure.BadRequest when it cannot be decoded
     */
    public Optional<String> query(String name) {
        return UrlEncodedFields.first(raw.query(), name);
    }

    /** Returns the first value of the header {@code name}, one of {@link Headers}. */
    public Optional<String> header(String name) {
        return raw.header(name);
    }

    /** Returns whether a script of our pages sent the request, and wants the changed part of the page only. */
    public boolean wantsPart() {
        return header(Headers.HX_REQUEST).isPresent();
    }

    /** Returns the value of the cookie {@code name}. */
    public Optional<String> cookie(String name) {
        return raw.cookie(name);
    }

    /** Returns the language of pages for the sender: the chosen one, or the one that the browser prefers. */
    public Language language() {
        if (language == null) {
            language = cookie(LanguagePages.COOKIE).flatMap(Language::of).orElse(null);
        }
        if (language == null) {
            language = Language.accepted(header(Headers.ACCEPT_LANGUAGE).orElse(null));
        }
        return language;
    }

    /** Returns the texts of pages for the sender. */
    public Texts texts() {
        return language().texts();
    }

    /**
     * Returns the whole body.
     *
     * @throws Failure.TooLarge when it exceeds the route's limit
     */
    public byte[] body() {
        if (body == null) {
            body = raw.body(route.mostBytes());
        }
        return body;
    }

    /**
     * Reads the body as JSON, whatever its Content-Type; an empty body counts as an empty object.
     *
     * @throws Failure.TooLarge when it exceeds the route's limit
     * @throws Failure.BadRequest when it is not JSON
     * @throws Failure.Invalid when a field has the wrong type, or {@code type} refuses it
     */
    public <T> T json(Json json, Class<T> type) {
        var bytes = body();
        return json.read(bytes.length == 0 ? EMPTY_OBJECT : bytes, type);
    }

    /**
     * Returns the sender, on routes that require sign-in.
     *
     * @throws Failure.Unauthorized when the sender is anonymous
     */
    public Viewer viewer() {
        return optionalViewer()
                .orElseThrow(() -> new Failure.Unauthorized("Sign in first: this is for people who are signed in."));
    }

    /** Returns the sender; empty without a valid credential. */
    public Optional<Viewer> optionalViewer() {
        return identification.viewer();
    }

    /** Returns the id for queries that depend on the viewer; null for an anonymous or suspended sender. */
    public @Nullable UUID viewerUuid() {
        return optionalViewer()
                .filter(viewer -> !viewer.suspended())
                .map(Viewer::uuid)
                .orElse(null);
    }

    /** Refuses a request that announces a body over the route's limit, before reading any of it. */
    void refuseLargeBody() {
        if (raw.contentLength() > route.mostBytes()) {
            throw new Failure.TooLarge(route.mostBytes());
        }
    }

    /** Returns the request's credential, null when it has none. */
    public @Nullable Credential credential() {
        return credential;
    }

    /**
     * Returns whether the response may set a cookie: one of our own pages sent this request, or a program that is no
     * browser.
     */
    public boolean mayCarryCookie() {
        return origins.mayCarryCookie(this);
    }

    Origins origins() {
        return origins;
    }

    RequestContext context() {
        return context;
    }

    /** Sets a header of the response, whatever the response is. */
    void setResponseHeader(String name, String value) {
        responseHeaders.put(name, value);
    }

    Map<String, String> responseHeaders() {
        return responseHeaders;
    }

    Route route() {
        return route;
    }

    /** Returns whether the response is in memory, and holds it for {@link #handle}. */
    boolean isReady() {
        ready = route.handler().ready(this).orElse(null);
        return ready != null;
    }

    /** Returns the response of the route's handler. */
    Response handle() {
        return ready == null ? route.handler().handle(this) : ready;
    }

    Identification identification() {
        return identification;
    }

    String authority() {
        return raw.authority();
    }

    /** Whether the client sent the request over TLS, to this server or to a proxy in front. */
    boolean isSecure() {
        return secure;
    }

    @Nullable InetAddress localAddress() {
        return raw.localAddress();
    }

    @Nullable InetAddress remoteAddress() {
        return raw.remoteAddress();
    }
}
