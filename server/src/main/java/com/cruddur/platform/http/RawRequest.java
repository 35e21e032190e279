package com.cruddur.platform.http;

import java.net.InetAddress;
import java.util.List;
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

    /** The values of all lines of the header {@code name}, in order. */
    List<String> headers(String name);

    /** The value of the cookie {@code name}. */
    Optional<String> cookie(String name);

    /** The host and port that the client asked for. */
    String authority();

    /** Whether the client's connection to this server uses TLS. */
    boolean isSecure();

    /** The address of the peer, null when it is no network address. */
    @Nullable InetAddress remoteAddress();

    /** The address of this server that the peer connected to, null when it is no network address. */
    @Nullable InetAddress localAddress();

    /** The announced length of the body, 0 when none is announced. */
    long contentLength();

    /**
     * Reads the body, empty when there is none.
     *
     * @throws com.cruddur.platform.Failure.TooLarge when it has more than {@code mostBytes}
     * @throws com.cruddur.platform.Failure.BadRequest when it is malformed or ends early
     * @throws com.cruddur.platform.Failure.RequestTimeout when it does not arrive in time
     */
    byte[] body(int mostBytes);
}
