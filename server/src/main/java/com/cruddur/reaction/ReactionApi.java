package com.cruddur.reaction;

import com.cruddur.activity.Activities;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Viewer;
import com.cruddur.platform.json.Json;
import java.util.UUID;

/** Likes, reposts and bookmarks as JSON. */
public final class ReactionApi {

    private static final String LIKE = "/api/activities/{uuid}/like";
    private static final String REPOST = "/api/activities/{uuid}/repost";
    private static final String BOOKMARK = "/api/activities/{uuid}/bookmark";

    private record Liked(boolean liked, int likesCount) {}

    private record Reposted(boolean reposted, int repostsCount) {}

    private record Bookmarked(boolean bookmarked) {}

    private final Reactions reactions;
    private final Json json;

    public ReactionApi(Reactions reactions, Json json) {
        this.reactions = reactions;
        this.json = json;
    }

    public void routes(Routes routes) {
        routes.put(LIKE, this::like)
                .delete(LIKE, this::unlike)
                .put(REPOST, this::repost)
                .delete(REPOST, this::unrepost)
                .put(BOOKMARK, this::bookmark)
                .delete(BOOKMARK, this::unbookmark);
    }

    private Response like(Request request) {
        return reply(new Liked(true, reactions.like(Viewer.required(request), uuid(request))));
    }

    private Response unlike(Request request) {
        return reply(new Liked(false, reactions.unlike(Viewer.required(request), uuid(request))));
    }

    private Response repost(Request request) {
        return reply(new Reposted(true, reactions.repost(Viewer.required(request), uuid(request))));
    }

    private Response unrepost(Request request) {
        return reply(new Reposted(false, reactions.unrepost(Viewer.required(request), uuid(request))));
    }

    private Response bookmark(Request request) {
        reactions.bookmark(Viewer.required(request), uuid(request));
        return reply(new Bookmarked(true));
    }

    private Response unbookmark(Request request) {
        reactions.unbookmark(Viewer.required(request), uuid(request));
        return reply(new Bookmarked(false));
    }

    private Response reply(Record body) {
        return Response.json(json.write(body));
    }

    private static UUID uuid(Request request) {
        return request.pathUuid("uuid", Activities.NO_SUCH_ACTIVITY);
    }
}
