package com.cruddur.activity;

import com.cruddur.activity.ActivityDeletion.LifetimeChange;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.RetryKey;
import com.cruddur.platform.json.Json;
import java.util.UUID;

/** Posting, replying, deleting and shortening the lifetime of activities, as JSON. */
public final class ActivityPublishingApi {

    private final ActivityPublishing publishing;
    private final ActivityDeletion deletion;
    private final Json json;

    private record Deleted(boolean deleted) {}

    public ActivityPublishingApi(ActivityPublishing publishing, ActivityDeletion deletion, Json json) {
        this.publishing = publishing;
        this.deletion = deletion;
        this.json = json;
    }

    public Response post(Request request) {
        var author = request.viewer();
        var wanted = request.json(json, NewActivity.class);
        return Response.json(json.write(publishing.post(author, wanted, RetryKey.of(request))));
    }

    public Response reply(Request request) {
        var author = request.viewer();
        var parent = uuid(request);
        var wanted = request.json(json, NewReply.class);
        return Response.json(json.write(publishing.reply(author, parent, wanted, RetryKey.of(request))));
    }

    public Response delete(Request request) {
        deletion.delete(request.viewer(), uuid(request));
        return Response.json(json.write(new Deleted(true)));
    }

    public Response shorten(Request request) {
        var author = request.viewer();
        var activity = uuid(request);
        var wanted = request.json(json, LifetimeChange.class);
        return Response.json(json.write(deletion.shorten(author, activity, wanted)));
    }

    private static UUID uuid(Request request) {
        return request.pathUuid("uuid", Activities.NO_SUCH_ACTIVITY);
    }
}
