package com.cruddur.user;

import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Viewer;
import com.cruddur.platform.json.Json;

/** People as JSON. */
public final class UserApi {

    private final Users users;
    private final Json json;

    public UserApi(Users users, Json json) {
        this.users = users;
        this.json = json;
    }

    public void routes(Routes routes) {
        routes.get("/api/users/@{handle}", this::profile)
                .get("/api/users/@{handle}/short", this::summary)
                .post("/api/profile/update", this::update)
                .put("/api/profile/update", this::update);
    }

    private Response profile(Request request) {
        return shown(users.profile(Viewer.uuidOrNull(request), PathHandle.of(request)));
    }

    private Response summary(Request request) {
        return shown(users.byHandle(Viewer.uuidOrNull(request), PathHandle.of(request)));
    }

    private Response update(Request request) {
        var viewer = Viewer.required(request);
        var draft = request.json(json, ProfileDraft.class);
        return Response.json(json.write(users.update(viewer.uuid(), draft)));
    }

    private Response shown(Object person) {
        return Response.json(json.write(person)).withEntityTag();
    }
}
