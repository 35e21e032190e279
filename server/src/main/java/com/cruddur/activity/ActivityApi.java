package com.cruddur.activity;

import com.cruddur.activity.ActivityThread.ThreadedReply;
import com.cruddur.platform.http.PublicOrigin;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.json.Json;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.UUID;

/** Activities as JSON. */
public final class ActivityApi {

    private final Activities activities;
    private final PublicOrigin origin;
    private final Json json;

    private record Share(String url) {}

    public ActivityApi(Activities activities, PublicOrigin origin, Json json) {
        this.activities = activities;
        this.origin = origin;
        this.json = json;
    }

    /** Finds the activity by its id, whatever the handle. */
    public Response status(Request request) {
        return thread(activities.thread(request.viewerUuid(), activities.idOf(uuid(request))));
    }

    public Response show(Request request) {
        return thread(ActivityWithReplies.of(activities.thread(request.viewerUuid(), uuid(request))));
    }

    public Response share(Request request) {
        var path = activities.path(request.viewerUuid(), uuid(request));
        return Response.json(json.write(new Share(origin.of(request) + path)));
    }

    private Response thread(Object body) {
        return Response.json(json.write(body)).withEntityTag();
    }

    private static UUID uuid(Request request) {
        return request.pathUuid("uuid", Activities.NO_SUCH_ACTIVITY);
    }

    /** A thread in the shape that earlier front ends expect: the replies are a field of the activity. */
    record ActivityWithReplies(
            @JsonUnwrapped Activity activity, List<ThreadedReply> replies, List<Activity> ancestors) {

        static ActivityWithReplies of(ActivityThread thread) {
            return new ActivityWithReplies(thread.activity(), thread.replies(), thread.ancestors());
        }
    }
}
