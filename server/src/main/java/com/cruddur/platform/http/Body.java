package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import com.cruddur.platform.json.Json;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The bodies of requests. */
public final class Body {

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

    /** All of the body, which the server keeps below its bound. */
    public static byte[] bytes(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try (var stream = request.content().inputStream()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
