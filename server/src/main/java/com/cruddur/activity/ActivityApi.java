package com.cruddur.activity;

import com.cruddur.platform.http.PathId;
import com.cruddur.platform.http.PublicOrigin;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Viewer;
import com.cruddur.platform.json.Json;
import io.helidon.webserver.http.ServerRequest;
import java.util.UUID;

/** Activities as JSON. */
public final class ActivityApi {

    private final Activities activities;
    private final PublicOrigin origin;
    private final Json json;

    private record Share(String url) {}

    public ActivityApi(Activities activities, PublicOrigin origin, Json json) {
        this.activities = activities;
        this.origin = origin;
        this.json = json;
    }

    public void routes(Routes routes) {
        routes.get("/api/activities/@{handle}/status/{uuid}", this::status)
                .get("/api/activities/{uuid}/share", this::share)
                .get("/api/activities/{uuid}", this::show);
    }

    private Response status(ServerRequest request) {
        var handle = request.path().pathParameters().get("handle");
        return thread(activities.thread(Viewer.uuidOrNull(request), handle, uuid(request)));
    }

    private Response show(ServerRequest request) {
        return thread(ActivityWithReplies.of(activities.thread(Viewer.uuidOrNull(request), uuid(request))));
    }

    private Response share(ServerRequest request) {
        var path = activities.path(Viewer.uuidOrNull(request), uuid(request));
        return Response.json(json.write(new Share(origin.of(request) + path)));
    }

    private Response thread(Object body) {
        return Response.json(json.write(body)).withEntityTag();
    }

    private static UUID uuid(ServerRequest request) {
        return PathId.of(request, "uuid", Activities.NO_SUCH_ACTIVITY);
    }
}
