package com.cruddur.activity;

import com.cruddur.platform.http.Body;
import com.cruddur.platform.http.PathId;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.RetryKey;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Viewer;
import com.cruddur.platform.json.Json;
import io.helidon.webserver.http.ServerRequest;
import java.util.UUID;

/** Writing activities, as JSON. */
public final class ActivityPublishingApi {

    private final ActivityPublishing publishing;
    private final ActivityDeletion deletion;
    private final Json json;

    private record Deleted(boolean deleted) {}

    public ActivityPublishingApi(ActivityPublishing publishing, ActivityDeletion deletion, Json json) {
        this.publishing = publishing;
        this.deletion = deletion;
        this.json = json;
    }

    public void routes(Routes routes) {
        routes.post("/api/activities", this::post)
                .post("/api/activities/{uuid}/reply", this::reply)
                .delete("/api/activities/{uuid}", this::delete)
                .put("/api/activities/{uuid}/lifetime", this::shorten);
    }

    private Response post(ServerRequest request) {
        var author = Viewer.required(request);
        var body = Body.bytes(request);
        var wanted = Body.json(body, json, NewActivity.class);
        return Response.json(json.write(publishing.post(author, wanted, RetryKey.of(request, body))));
    }

    private Response reply(ServerRequest request) {
        var author = Viewer.required(request);
        var parent = uuid(request);
        var body = Body.bytes(request);
        var wanted = Body.json(body, json, NewReply.class);
        return Response.json(json.write(publishing.reply(author, parent, wanted, RetryKey.of(request, body))));
    }

    private Response delete(ServerRequest request) {
        deletion.delete(Viewer.required(request), uuid(request));
        return Response.json(json.write(new Deleted(true)));
    }

    private Response shorten(ServerRequest request) {
        var author = Viewer.required(request);
        var activity = uuid(request);
        var wanted = Body.json(request, json, LifetimeChange.class);
        return Response.json(json.write(deletion.shorten(author, activity, wanted)));
    }

    private static UUID uuid(ServerRequest request) {
        return PathId.of(request, "uuid", Activities.NO_SUCH_ACTIVITY);
    }
}
