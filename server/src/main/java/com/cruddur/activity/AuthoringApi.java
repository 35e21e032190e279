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
    private final Json json;

    public AuthoringApi(Authoring authoring, Json json) {
        this.authoring = authoring;
        this.json = json;
    }

    public void routes(Routes routes) {
        routes.post("/api/activities", this::post).post("/api/activities/{uuid}/reply", this::reply);
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

    private static UUID uuid(ServerRequest request) {
        return PathId.of(request, "uuid", Activities.NO_SUCH_ACTIVITY);
    }
}
