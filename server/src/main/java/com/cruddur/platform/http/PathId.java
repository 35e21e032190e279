package com.cruddur.platform.http;

import com.cruddur.platform.Failure;
import io.helidon.webserver.http.ServerRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids in paths. */
public final class PathId {

    /** {@link UUID#fromString} takes shorter forms too, which would give one thing many addresses. */
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private PathId() {}

    /**
     * The id in the path's parameter {@code name}.
     *
     * @throws Failure.NotFound with {@code message} when it is none
     */
    public static UUID of(ServerRequest request, String name, String message) {
        var text = request.path().pathParameters().get(name);
        if (!UUID_FORM.matcher(text).matches()) {
            throw new Failure.NotFound(message);
        }
        return UUID.fromString(text);
    }
}
