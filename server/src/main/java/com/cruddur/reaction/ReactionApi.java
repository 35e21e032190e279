package com.cruddur.reaction;

import com.cruddur.activity.Activities;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.json.Json;
import java.util.UUID;

/** Likes, reposts and bookmarks as JSON. */
public final class ReactionApi {

    private record Liked(boolean liked, int likesCount) {}

    private record Reposted(boolean reposted, int repostsCount) {}

    private record Bookmarked(boolean bookmarked) {}

    private final Reactions reactions;
    private final Json json;

    public ReactionApi(Reactions reactions, Json json) {
        this.reactions = reactions;
        this.json = json;
    }

    public Response like(Request request) {
        return reply(new Liked(true, reactions.like(request.viewer(), uuid(request))));
    }

    public Response unlike(Request request) {
        return reply(new Liked(false, reactions.unlike(request.viewer(), uuid(request))));
    }

    public Response repost(Request request) {
        return reply(new Reposted(true, reactions.repost(request.viewer(), uuid(request))));
    }

    public Response unrepost(Request request) {
        return reply(new Reposted(false, reactions.unrepost(request.viewer(), uuid(request))));
    }

    public Response bookmark(Request request) {
        reactions.bookmark(request.viewer(), uuid(request));
        return reply(new Bookmarked(true));
    }

    public Response unbookmark(Request request) {
        reactions.unbookmark(request.viewer(), uuid(request));
        return reply(new Bookmarked(false));
    }

    private Response reply(Record body) {
        return Response.json(json.write(body));
    }

    private static UUID uuid(Request request) {
        return request.pathUuid("uuid", Activities.NO_SUCH_ACTIVITY);
    }
}
