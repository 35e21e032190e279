package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.json.Json;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The bodies of requests. */
public final class Body {

    /** What is enough for all but pictures. */
    public static final int MOST_BYTES = 64 * 1024;

    private Body() {}

    /**
     * Reads the body as JSON, whatever Content-Type says; an empty one is an empty object.
     *
     * @throws Failure.BadRequest when it is no JSON
     * @throws Failure.Invalid when a field is of another type than it should be, or what {@code type} says of it
     */
    public static <T> T json(ServerRequest request, Json json, Class<T> type) {
        return json(bytes(request), json, type);
    }

    /** The same of a body that was read already. */
    public static <T> T json(byte[] bytes, Json json, Class<T> type) {
        return json.read(bytes.length == 0 ? new byte[] {'{', '}'} : bytes, type);
    }

    /**
     * All of the body.
     *
     * @throws Failure.TooLarge when it has more than {@link #MOST_BYTES}
     */
    public static byte[] bytes(ServerRequest request) {
        return bytes(request, MOST_BYTES);
    }

    /**
     * All of the body.
     *
     * @throws Failure.TooLarge when it has more than {@code most} bytes
     */
    public static byte[] bytes(ServerRequest request, int most) {
        refuseLarger(request, most);
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try (var stream = request.content().inputStream()) {
            var bytes = stream.readNBytes(most);
            if (bytes.length == most && stream.read() >= 0) {
                throw tooLarge(most);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses a request that says its body is larger, before a byte of it is read. */
    static void refuseLarger(ServerRequest request, int most) {
        if (request.headers().contentLength().orElse(0) > most) {
            throw tooLarge(most);
        }
    }

    private static Failure.TooLarge tooLarge(int most) {
        return new Failure.TooLarge("A request's body may have up to %d bytes.".formatted(most));
    }
}
