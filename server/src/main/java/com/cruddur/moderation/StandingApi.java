package com.cruddur.moderation;

import com.cruddur.platform.http.Body;
import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.http.Reply;
import com.cruddur.platform.http.Role;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Viewer;
import com.cruddur.platform.json.Json;
import io.helidon.webserver.http.ServerRequest;

/** Suspensions and roles as JSON. */
public final class StandingApi {

    private final Standings standings;
    private final Json json;

    public StandingApi(Standings standings, Json json) {
        this.standings = standings;
        this.json = json;
    }

    public void routes(Routes routes) {
        routes.put("/api/users/@{handle}/suspension", this::suspend)
                .delete("/api/users/@{handle}/suspension", this::readmit)
                .put("/api/users/@{handle}/role", this::changeRole);
    }

    private Reply suspend(ServerRequest request) {
        var moderator = Viewer.required(request, Role.MODERATOR);
        return Reply.json(json.write(standings.suspend(moderator, PathHandle.of(request))));
    }

    private Reply readmit(ServerRequest request) {
        var moderator = Viewer.required(request, Role.MODERATOR);
        return Reply.json(json.write(standings.readmit(moderator, PathHandle.of(request))));
    }

    private Reply changeRole(ServerRequest request) {
        var _ = Viewer.required(request, Role.ADMIN);
        var handle = PathHandle.of(request);
        var draft = Body.json(request, json, RoleDraft.class);
        return Reply.json(json.write(standings.changeRole(handle, draft)));
    }
}
