package com.cruddur.user;

import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.json.Json;

/** People as JSON. */
public final class UserApi {

    private final Users users;
    private final Json json;

    public UserApi(Users users, Json json) {
        this.users = users;
        this.json = json;
    }

    public Response profile(Request request) {
        return shown(users.profile(request.viewerUuid(), PathHandle.of(request)));
    }

    public Response summary(Request request) {
        return shown(users.byHandle(request.viewerUuid(), PathHandle.of(request)));
    }

    public Response update(Request request) {
        var viewer = request.viewer();
        var draft = request.json(json, ProfileDraft.class);
        return Response.json(json.write(users.update(viewer.uuid(), draft)));
    }

    private Response shown(Object person) {
        return Response.json(json.write(person)).withEntityTag();
    }
}
