package com.cruddur.platform.http;

/** The names of the headers that the service reads and writes. */
public final class Headers {

    public static final String ACCEPT = "Accept";
    public static final String ACCEPT_ENCODING = "Accept-Encoding";
    public static final String ACCEPT_LANGUAGE = "Accept-Language";
    public static final String ALLOW = "Allow";
    public static final String AUTHORIZATION = "Authorization";
    public static final String CACHE_CONTROL = "Cache-Control";
    public static final String CONTENT_DISPOSITION = "Content-Disposition";
    public static final String CONTENT_ENCODING = "Content-Encoding";
    public static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";
    public static final String CONTENT_TYPE = "Content-Type";
    public static final String CONTENT_TYPE_OPTIONS = "X-Content-Type-Options";
    public static final String COOKIE = "Cookie";
    public static final String ETAG = "ETag";
    public static final String FORWARDED = "Forwarded";
    public static final String FORWARDED_FOR = "X-Forwarded-For";
    public static final String FORWARDED_PROTO = "X-Forwarded-Proto";
    public static final String HOST = "Host";
    /** Sent by htmx with its requests, which want a part of a page. */
    public static final String HX_REQUEST = "HX-Request";

    /** The element that htmx replaces with the response, and how. */
    public static final String HX_RETARGET = "HX-Retarget";

    public static final String HX_RESWAP = "HX-Reswap";
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    public static final String IF_NONE_MATCH = "If-None-Match";
    public static final String LAST_EVENT_ID = "Last-Event-ID";
    public static final String LINK = "Link";
    public static final String LOCATION = "Location";
    public static final String ORIGIN = "Origin";
    public static final String RATE_LIMIT = "RateLimit";
    public static final String RATE_LIMIT_POLICY = "RateLimit-Policy";
    public static final String REFERRER_POLICY = "Referrer-Policy";
    public static final String REFRESH = "Refresh";
    public static final String REQUEST_ID = "X-Request-Id";
    public static final String RETRY_AFTER = "Retry-After";
    public static final String SEC_FETCH_SITE = "Sec-Fetch-Site";
    public static final String SERVER_TIMING = "Server-Timing";
    public static final String SET_COOKIE = "Set-Cookie";
    public static final String STRICT_TRANSPORT_SECURITY = "Strict-Transport-Security";
    public static final String TRACEPARENT = "traceparent";
    public static final String USER_AGENT = "User-Agent";
    public static final String VARY = "Vary";
    public static final String WWW_AUTHENTICATE = "WWW-Authenticate";

    /** The value {@code no} makes nginx pass a stream on without buffering. */
    public static final String ACCEL_BUFFERING = "X-Accel-Buffering";

    private Headers() {}
}
