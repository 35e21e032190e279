package com.cruddur.avatar;

import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Viewer;
import com.cruddur.platform.json.Json;
import java.util.Map;

/** Pictures of people over HTTP: one goes in as the bytes of its file. */
public final class AvatarApi {

    private static final String OWN = "/api/profile/avatar";
    static final int MOST_BYTES = 5 * 1024 * 1024;

    private final Avatars avatars;
    private final Json json;

    public AvatarApi(Avatars avatars, Json json) {
        this.avatars = avatars;
        this.json = json;
    }

    public void routes(Routes routes) {
        routes.putUpTo(MOST_BYTES, OWN, this::change)
                .delete(OWN, this::remove)
                .getUncounted("/api/users/@{handle}/avatar", this::show);
    }

    private Response change(Request request) {
        var viewer = Viewer.required(request);
        avatars.change(viewer.uuid(), request.body());
        return Response.json(json.write(Map.of("uploaded", true)));
    }

    private Response remove(Request request) {
        avatars.remove(Viewer.required(request).uuid());
        return Response.json(json.write(Map.of("uploaded", false)));
    }

    private Response show(Request request) {
        var picture = avatars.picture(Viewer.uuidOrNull(request), PathHandle.of(request));
        return Response.of(picture.mediaType(), picture.bytes()).withEntityTag();
    }
}
