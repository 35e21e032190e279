package com.cruddur.platform.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adapts Helidon's request and response. */
final class HelidonExchange implements RawRequest {

    private static final Logger LOG = LoggerFactory.getLogger(HelidonExchange.class);

    /** Helidon's header names for our few constants. */
    private static final Map<String, HeaderName> NAMES = new ConcurrentHashMap<>();

    private final ServerRequest request;
    private final ServerResponse response;

    HelidonExchange(ServerRequest request, ServerResponse response) {
        this.request = request;
        this.response = response;
    }

    @Override
    public String method() {
        return request.prologue().method().text();
    }

    @Override
    public String path() {
        return request.prologue().uriPath().rawPath();
    }

    @Override
    public String query() {
        return request.prologue().query().rawValue();
    }

    @Override
    public Optional<String> header(String name) {
        return request.headers().first(helidonName(name));
    }

    @Override
    public Optional<String> cookie(String name) {
        return request.headers().cookies().first(name).asOptional();
    }

    @Override
    public String authority() {
        return request.authority();
    }

    @Override
    public boolean isSecure() {
        return request.isSecure();
    }

    @Override
    public @Nullable InetAddress remoteAddress() {
        return request.remotePeer().address() instanceof InetSocketAddress socket ? socket.getAddress() : null;
    }

    @Override
    public long contentLength() {
        return request.headers().contentLength().orElse(0);
    }

    @Override
    public InputStream body() {
        return request.content().hasEntity() ? request.content().inputStream() : InputStream.nullInputStream();
    }

    /** Sends {@code answer}, in one write unless it is a stream, and returns when all of it is sent. */
    void send(Response answer) {
        response.status(Status.create(answer.status()));
        for (var header : answer.headers()) {
            if (header.name().equals(Headers.SET_COOKIE)) {
                response.headers().add(HeaderNames.SET_COOKIE, header.value());
            } else {
                response.header(helidonName(header.name()), header.value());
            }
        }
        var stream = answer.stream();
        if (method().equals("HEAD")) {
            response.contentLength(answer.body().length);
            response.send();
        } else if (stream != null) {
            write(stream);
        } else if (answer.body().length == 0) {
            response.send();
        } else {
            response.send(answer.body());
        }
    }

    private void write(Response.Stream stream) {
        try (var out = response.outputStream()) {
            stream.writeTo(out);
        } catch (IOException | UncheckedIOException | CloseConnectionException e) {
            LOG.debug("A stream ended: {}", e.getMessage());
            throw new CloseConnectionException("The client is gone", e);
        }
    }

    private static HeaderName helidonName(String name) {
        return NAMES.computeIfAbsent(name, HeaderNames::create);
    }
}
