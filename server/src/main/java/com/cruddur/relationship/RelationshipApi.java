package com.cruddur.relationship;

import com.cruddur.platform.http.Page;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.json.Json;
import com.cruddur.relationship.Relationships.RelatedPerson;
import java.util.Map;
import java.util.UUID;

/** Following, blocking and muting as JSON. */
public final class RelationshipApi {

    private final Relationships relationships;
    private final Json json;

    public RelationshipApi(Relationships relationships, Json json) {
        this.relationships = relationships;
        this.json = json;
    }

    /** A change to the relationship of {@code viewer} with the person who has {@code handle}. */
    private interface Change {
        void apply(UUID viewer, String handle);
    }

    public Response follow(Request request) {
        return change(request, relationships::follow, Map.of("following", true));
    }

    public Response unfollow(Request request) {
        return change(request, relationships::unfollow, Map.of("following", false));
    }

    public Response block(Request request) {
        return change(request, relationships::block, Map.of("blocked", true));
    }

    public Response unblock(Request request) {
        return change(request, relationships::unblock, Map.of("blocked", false));
    }

    public Response mute(Request request) {
        return change(request, relationships::mute, Map.of("muted", true));
    }

    public Response unmute(Request request) {
        return change(request, relationships::unmute, Map.of("muted", false));
    }

    private Response change(Request request, Change change, Map<String, Boolean> state) {
        change.apply(request.viewer().uuid(), PathHandle.of(request));
        return Response.json(json.write(state));
    }

    public Response followers(Request request) {
        var wanted = PageRequest.of(request);
        return list(request, wanted, relationships.followers(request.viewerUuid(), PathHandle.of(request), wanted));
    }

    public Response following(Request request) {
        var wanted = PageRequest.of(request);
        return list(request, wanted, relationships.following(request.viewerUuid(), PathHandle.of(request), wanted));
    }

    public Response blocked(Request request) {
        var viewer = request.viewer();
        var wanted = PageRequest.of(request);
        return list(request, wanted, relationships.blocked(viewer.uuid(), wanted));
    }

    public Response muted(Request request) {
        var viewer = request.viewer();
        var wanted = PageRequest.of(request);
        return list(request, wanted, relationships.muted(viewer.uuid(), wanted));
    }

    private Response list(Request request, PageRequest wanted, Page<RelatedPerson> page) {
        return Response.json(json.write(page.items())).withEntityTag().withLinks(page, request.path(), wanted);
    }
}
