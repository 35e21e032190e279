package com.cruddur.activity;

import com.cruddur.platform.Failure;
import com.cruddur.platform.html.FormView;
import com.cruddur.platform.http.Cursor;
import com.cruddur.platform.http.PageRenderer;
import com.cruddur.platform.http.PublicOrigin;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Activities as pages. */
public final class ActivityPages {

    private final Activities activities;
    private final PublicOrigin origin;
    private final PageRenderer renderer;
    private final InstantSource clock;

    public ActivityPages(Activities activities, PublicOrigin origin, PageRenderer renderer, InstantSource clock) {
        this.activities = activities;
        this.origin = origin;
        this.renderer = renderer;
        this.clock = clock;
    }

    /** Shows the activity with that id; redirects to its address when the request has another handle. */
    public Response status(Request request) {
        var handle = request.pathParameter("handle");
        var uuid = request.pathUuid("uuid", Activities.NO_SUCH_ACTIVITY);
        var position = request.query("cursor").map(Cursor::decode).orElse(null);
        var thread = thread(request.viewerUuid(), uuid, position);
        var activity = thread.activity();
        var path = activity.path();
        if (path != null
                && !(handle.equalsIgnoreCase(activity.handle())
                        && activity.uuid().equals(uuid))) {
            return Response.seeOther(path);
        }
        var view = ThreadView.of(thread, position, FormView.untouched(), preview(request, activity), clock.instant());
        return renderer.page(request, "activity/thread.jte", "thread", view);
    }

    private @Nullable LinkPreview preview(Request request, Activity activity) {
        return request.viewerUuid() == null
                ? LinkPreview.of(
                        activity, activities.previewShowsText(activity.uuid()), origin.of(request), request.texts())
                : null;
    }

    private ActivityThread thread(@Nullable UUID viewer, UUID uuid, @Nullable Cursor position) {
        try {
            return activities.threadWithPictures(viewer, activities.idOf(uuid), position);
        } catch (Failure.NotFound missing) {
            throw activities.hasEnded(uuid)
                    ? new Failure.Gone("It lived as long as its author wanted. Nothing of it is kept.")
                    : missing;
        }
    }
}
