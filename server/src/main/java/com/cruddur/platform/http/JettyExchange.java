package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.background.ThreadPerTask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adapts Jetty's request and response. */
final class JettyExchange implements RawRequest {

    private static final Logger LOG = LoggerFactory.getLogger(JettyExchange.class);

    /** The time in which a body arrives. A picture of 5 MB needs 0.7 Mbit/s. */
    private static final Duration BODY_TIME = Duration.ofSeconds(60);

    /** The longest pause within a body. */
    private static final Duration PAUSE = Duration.ofSeconds(15);

    /** The time in which the rest of a refused body is read and dropped, so that the client reads the response. */
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final Request request;
    private final org.eclipse.jetty.server.Response response;
    private final Callback callback;
    private boolean bodyEnded;
    private boolean bodyGivenUp;

    JettyExchange(Request request, org.eclipse.jetty.server.Response response, Callback callback) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.bodyEnded = !announcesBody();
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String path() {
        var path = request.getHttpURI().getPath();
        return path == null ? "" : path;
    }

    @Override
    public String query() {
        var query = request.getHttpURI().getQuery();
        return query == null ? "" : query;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    @Override
    public List<String> headers(String name) {
        return request.getHeaders().getValuesList(name);
    }

    @Override
    public Optional<String> cookie(String name) {
        if (!request.getHeaders().contains(HttpHeader.COOKIE)) {
            return Optional.empty();
        }
        for (var cookie : Request.getCookies(request)) {
            if (cookie.getName().equals(name)) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    @Override
    public String authority() {
        var authority = request.getHttpURI().getAuthority();
        return authority == null ? "" : authority;
    }

    @Override
    public boolean isSecure() {
        return request.isSecure();
    }

    @Override
    public @Nullable InetAddress remoteAddress() {
        return address(request.getConnectionMetaData().getRemoteSocketAddress());
    }

    @Override
    public @Nullable InetAddress localAddress() {
        return address(request.getConnectionMetaData().getLocalSocketAddress());
    }

    private static @Nullable InetAddress address(SocketAddress address) {
        return address instanceof InetSocketAddress socket ? socket.getAddress() : null;
    }

    @Override
    public long contentLength() {
        return Math.max(0, request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH));
    }

    @Override
    public byte[] body(int mostBytes) {
        var body = new ByteArrayOutputStream();
        var deadline = System.nanoTime() + BODY_TIME.toNanos();
        while (!bodyEnded) {
            var chunk = nextChunk(deadline);
            if (body.size() + chunk.remaining() > mostBytes) {
                chunk.release();
                throw new Failure.TooLarge(mostBytes);
            }
            body.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
            chunk.release();
        }
        return body.toByteArray();
    }

    /** Sends {@code answer}; returns when a stream has ended, or when the body is handed to the connection. */
    void send(Response answer) {
        response.setStatus(answer.status());
        var headers = response.getHeaders();
        for (var header : answer.headers()) {
            headers.add(header.name(), header.value());
        }
        var stream = answer.stream();
        if (method().equals("HEAD")) {
            if (stream == null) {
                headers.put(HttpHeader.CONTENT_LENGTH, answer.body().length);
            }
            write(BufferUtil.EMPTY_BUFFER);
        } else if (stream != null) {
            write(stream);
        } else {
            write(ByteBuffer.wrap(answer.body()));
        }
    }

    private void write(ByteBuffer body) {
        skipBody();
        if (bodyEnded) {
            response.write(true, body, callback);
        } else { // the client may still send
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            response.write(true, body, Callback.from(this::linger, callback::failed));
        }
    }

    private void write(Response.Stream stream) {
        request.addIdleTimeoutListener(_ -> false); // heartbeats find the clients that are gone
        try (var out = org.eclipse.jetty.server.Response.asBufferedOutputStream(request, response)) {
            stream.writeTo(out);
        } catch (IOException e) {
            LOG.debug("A stream ended: {}", e.getMessage());
            callback.failed(e);
            return;
        }
        callback.succeeded();
    }

    /** Reads what has already arrived of a body that no handler wanted. */
    private void skipBody() {
        while (!bodyEnded) {
            var chunk = request.read();
            if (chunk == null || Content.Chunk.isFailure(chunk)) {
                return;
            }
            bodyEnded = chunk.isLast();
            chunk.release();
        }
    }

    /** Closing a connection with unread bytes would reset it, and the client could lose the response. */
    private void linger() {
        // With Expect, the client sends no body after this response.
        if (bodyGivenUp || request.getHeaders().contains(HttpHeader.EXPECT)) {
            callback.succeeded();
            return;
        }
        ThreadPerTask.virtual("http-linger").execute(() -> {
            var deadline = System.nanoTime() + LINGER.toNanos();
            try {
                while (!bodyEnded) {
                    nextChunk(deadline).release();
                }
            } catch (Failure e) {
                LOG.debug("A refused body did not end: {}", e.getMessage());
            } finally {
                callback.succeeded();
            }
        });
    }

    /** Waits for the next piece of the body. */
    private Content.Chunk nextChunk(long deadline) {
        while (true) {
            var chunk = request.read();
            if (chunk == null) {
                awaitContent(deadline);
            } else if (Content.Chunk.isFailure(chunk)) {
                throw unreadable(chunk.getFailure());
            } else {
                bodyEnded = chunk.isLast();
                return chunk;
            }
        }
    }

    private void awaitContent(long deadline) {
        var arrived = new Semaphore(0);
        request.demand(arrived::release);
        try {
            var wait = Math.min(deadline - System.nanoTime(), PAUSE.toNanos());
            if (!arrived.tryAcquire(wait, TimeUnit.NANOSECONDS)) {
                bodyGivenUp = true;
                throw new Failure.RequestTimeout("The request's body did not arrive in time.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure.RequestTimeout("The server stops and reads no more of the request.");
        }
    }

    private static Failure unreadable(Throwable failure) {
        return failure instanceof HttpException
                ? new Failure.BadRequest("The request's body is not encoded as its headers say.")
                : new Failure.BadRequest("The request's body ended early.");
    }

    private boolean announcesBody() {
        return request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING) || contentLength() > 0;
    }
}
