package com.cruddur.moderation;

import com.cruddur.moderation.Suspensions.RoleDraft;
import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.json.Json;

/** Suspensions and roles as JSON. */
public final class SuspensionApi {

    private final Suspensions suspensions;
    private final Json json;

    public SuspensionApi(Suspensions suspensions, Json json) {
        this.suspensions = suspensions;
        this.json = json;
    }

    public Response suspend(Request request) {
        var moderator = request.viewer();
        return Response.json(json.write(suspensions.suspend(moderator, PathHandle.of(request))));
    }

    public Response readmit(Request request) {
        var moderator = request.viewer();
        return Response.json(json.write(suspensions.readmit(moderator, PathHandle.of(request))));
    }

    public Response changeRole(Request request) {
        var handle = PathHandle.of(request);
        var draft = request.json(json, RoleDraft.class);
        return Response.json(json.write(suspensions.changeRole(handle, draft)));
    }
}
