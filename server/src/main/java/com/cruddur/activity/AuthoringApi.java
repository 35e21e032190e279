package com.cruddur.activity;

import com.cruddur.platform.http.Body;
import com.cruddur.platform.http.PathId;
import com.cruddur.platform.http.Reply;
import com.cruddur.platform.http.RetryKey;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Viewer;
import com.cruddur.platform.json.Json;
import io.helidon.webserver.http.ServerRequest;
import java.util.UUID;

/** Writing activities, as JSON. */
public final class AuthoringApi {

    private final Authoring authoring;
    private final Shortening shortening;
    private final Json json;

    private record Deleted(boolean deleted) {}

    public AuthoringApi(Authoring authoring, Shortening shortening, Json json) {
        this.authoring = authoring;
        this.shortening = shortening;
        this.json = json;
    }

    public void routes(Routes routes) {
        routes.post("/api/activities", this::post)
                .post("/api/activities/{uuid}/reply", this::reply)
                .delete("/api/activities/{uuid}", this::delete)
                .put("/api/activities/{uuid}/lifetime", this::shorten);
    }

    private Reply post(ServerRequest request) {
        var author = Viewer.required(request);
        var body = Body.bytes(request);
        var wanted = Body.json(body, json, NewActivity.class);
        return Reply.json(json.write(authoring.post(author, wanted, RetryKey.of(request, body))));
    }

    private Reply reply(ServerRequest request) {
        var author = Viewer.required(request);
        var parent = uuid(request);
        var body = Body.bytes(request);
        var wanted = Body.json(body, json, NewReply.class);
        return Reply.json(json.write(authoring.reply(author, parent, wanted, RetryKey.of(request, body))));
    }

    private Reply delete(ServerRequest request) {
        shortening.delete(Viewer.required(request), uuid(request));
        return Reply.json(json.write(new Deleted(true)));
    }

    private Reply shorten(ServerRequest request) {
        var author = Viewer.required(request);
        var activity = uuid(request);
        var wanted = Body.json(request, json, NewLifetime.class);
        return Reply.json(json.write(shortening.shorten(author, activity, wanted)));
    }

    private static UUID uuid(ServerRequest request) {
        return PathId.of(request, "uuid", Activities.NO_SUCH_ACTIVITY);
    }
}
