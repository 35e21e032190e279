package com.cruddur.moderation;

import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.Role;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Viewer;
import com.cruddur.platform.json.Json;

/** Suspensions and roles as JSON. */
public final class SuspensionApi {

    private final Suspensions suspensions;
    private final Json json;

    public SuspensionApi(Suspensions suspensions, Json json) {
        this.suspensions = suspensions;
        this.json = json;
    }

    public void routes(Routes routes) {
        routes.put("/api/users/@{handle}/suspension", this::suspend)
                .delete("/api/users/@{handle}/suspension", this::readmit)
                .put("/api/users/@{handle}/role", this::changeRole);
    }

    private Response suspend(Request request) {
        var moderator = Viewer.required(request, Role.MODERATOR);
        return Response.json(json.write(suspensions.suspend(moderator, PathHandle.of(request))));
    }

    private Response readmit(Request request) {
        var moderator = Viewer.required(request, Role.MODERATOR);
        return Response.json(json.write(suspensions.readmit(moderator, PathHandle.of(request))));
    }

    private Response changeRole(Request request) {
        var _ = Viewer.required(request, Role.ADMIN);
        var handle = PathHandle.of(request);
        var draft = request.json(json, RoleDraft.class);
        return Response.json(json.write(suspensions.changeRole(handle, draft)));
    }
}
