package com.cruddur.relationship;

import com.cruddur.platform.http.Page;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Viewer;
import com.cruddur.platform.json.Json;
import java.util.Map;
import java.util.UUID;

/** Following, blocking and muting as JSON. */
public final class RelationshipApi {

    private static final String FOLLOW = "/api/users/@{handle}/follow";
    private static final String BLOCK = "/api/users/@{handle}/block";
    private static final String MUTE = "/api/users/@{handle}/mute";

    private final Relationships relationships;
    private final Json json;

    public RelationshipApi(Relationships relationships, Json json) {
        this.relationships = relationships;
        this.json = json;
    }

    public void routes(Routes routes) {
        change(routes, FOLLOW, "following", relationships::follow, relationships::unfollow);
        change(routes, BLOCK, "blocked", relationships::block, relationships::unblock);
        change(routes, MUTE, "muted", relationships::mute, relationships::unmute);
        routes.get("/api/users/@{handle}/followers", this::followers)
                .get("/api/users/@{handle}/following", this::following)
                .get("/api/blocks", this::blocked)
                .get("/api/mutes", this::muted);
    }

    /** Something that {@code viewer} does with the person of a handle. */
    private interface Act {
        void on(UUID viewer, String handle);
    }

    /** PUT does it and DELETE takes it back; both answer how it is now. */
    private void change(Routes routes, String pattern, String state, Act put, Act delete) {
        routes.put(pattern, request -> changed(request, put, Map.of(state, true)))
                .delete(pattern, request -> changed(request, delete, Map.of(state, false)));
    }

    private Response changed(Request request, Act act, Map<String, Boolean> state) {
        var viewer = Viewer.required(request);
        act.on(viewer.uuid(), PathHandle.of(request));
        return Response.json(json.write(state));
    }

    private Response followers(Request request) {
        var wanted = PageRequest.of(request);
        return list(
                request, wanted, relationships.followers(Viewer.uuidOrNull(request), PathHandle.of(request), wanted));
    }

    private Response following(Request request) {
        var wanted = PageRequest.of(request);
        return list(
                request, wanted, relationships.following(Viewer.uuidOrNull(request), PathHandle.of(request), wanted));
    }

    private Response blocked(Request request) {
        var viewer = Viewer.required(request);
        var wanted = PageRequest.of(request);
        return list(request, wanted, relationships.blocked(viewer.uuid(), wanted));
    }

    private Response muted(Request request) {
        var viewer = Viewer.required(request);
        var wanted = PageRequest.of(request);
        return list(request, wanted, relationships.muted(viewer.uuid(), wanted));
    }

    private Response list(Request request, PageRequest wanted, Page<RelatedPerson> page) {
        return Response.json(json.write(page.items())).withEntityTag().withLinks(page, request.path(), wanted);
    }
}
