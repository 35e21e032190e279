package com.cruddur.user;

import com.cruddur.platform.http.Reply;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.json.Json;
import io.helidon.webserver.http.ServerRequest;

/** People as JSON. */
public final class UserApi {

    private final Users users;
    private final Json json;

    public UserApi(Users users, Json json) {
        this.users = users;
        this.json = json;
    }

    public void routes(Routes routes) {
        routes.get("/api/users/@{handle}/short", this::summary);
    }

    private Reply summary(ServerRequest request) {
        var handle = request.path().pathParameters().get("handle");
        return Reply.json(json.write(users.byHandle(handle))).withEntityTag();
    }
}
