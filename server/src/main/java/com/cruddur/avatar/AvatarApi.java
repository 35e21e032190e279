package com.cruddur.avatar;

import com.cruddur.platform.http.Headers;
import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.json.Json;
import java.util.Map;

/** Pictures of people as JSON; the body of an upload is the file itself. */
public final class AvatarApi {

    /** The largest file accepted. */
    public static final int MOST_BYTES = 5 * 1024 * 1024;

    /** For an address that names the version; private, because others may not be allowed to see the picture. */
    private static final String FOREVER = "private, max-age=31536000, immutable";

    private final Avatars avatars;
    private final Json json;

    public AvatarApi(Avatars avatars, Json json) {
        this.avatars = avatars;
        this.json = json;
    }

    public Response change(Request request) {
        var viewer = request.viewer();
        avatars.change(viewer.uuid(), request.body());
        return Response.json(json.write(Map.of("uploaded", true)));
    }

    public Response remove(Request request) {
        avatars.remove(request.viewer().uuid());
        return Response.json(json.write(Map.of("uploaded", false)));
    }

    public Response show(Request request) {
        var picture = avatars.picture(request.viewerUuid(), PathHandle.of(request));
        var response = Response.of(picture.mediaType(), picture.bytes()).withEntityTag();
        var current = picture.version() != null
                && request.query("v").filter(picture.version()::equals).isPresent();
        return current ? response.withHeader(Headers.CACHE_CONTROL, FOREVER) : response;
    }
}
