package com.cruddur.platform.http;

import java.io.InputStream;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request as the HTTP server received it. An adapter to another HTTP server implements this interface. */
interface RawRequest {

    /** The method, such as {@code GET}. */
    String method();

    /** The path before percent-decoding, from its first slash. */
    String path();

    /** The query before decoding and without the question mark, empty when there is none. */
    String query();

    /** The first value of the header {@code name}. */
    Optional<String> header(String name);

    /** The value of the cookie {@code name}. */
    Optional<String> cookie(String name);

    /** The host and port that the client asked for. */
    String authority();

    /** Whether the client's connection to this server uses TLS. */
    boolean isSecure();

    /** The address of the peer, null when it is no network address. */
    @Nullable InetAddress remoteAddress();

    /** The announced length of the body, 0 when none is announced. */
    long contentLength();

    /** The body, empty when there is none. */
    InputStream body();
}
