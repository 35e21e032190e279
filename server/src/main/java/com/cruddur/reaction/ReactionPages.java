package com.cruddur.reaction;

import com.cruddur.activity.Activities;
import com.cruddur.activity.ToggleView;
import com.cruddur.activity.ToggleView.Kind;
import com.cruddur.platform.http.Form;
import com.cruddur.platform.http.PageRenderer;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.Viewer;
import java.util.UUID;

/**
 * The buttons of a post. Each redirects to the page with the button; a script gets the button in its new state instead.
 */
public final class ReactionPages {

    /** Presses a button; returns the number that it shows. */
    private interface Button {
        int press(Viewer viewer, UUID activity);
    }

    private final Reactions reactions;
    private final PageRenderer renderer;

    public ReactionPages(Reactions reactions, PageRenderer renderer) {
        this.reactions = reactions;
        this.renderer = renderer;
    }

    public Response like(Request request) {
        return press(request, Kind.LIKE, true, reactions::like);
    }

    public Response unlike(Request request) {
        return press(request, Kind.LIKE, false, reactions::unlike);
    }

    public Response repost(Request request) {
        return press(request, Kind.REPOST, true, reactions::repost);
    }

    public Response unrepost(Request request) {
        return press(request, Kind.REPOST, false, reactions::unrepost);
    }

    public Response bookmark(Request request) {
        return press(request, Kind.BOOKMARK, true, (viewer, activity) -> {
            reactions.bookmark(viewer, activity);
            return ToggleView.UNCOUNTED;
        });
    }

    public Response unbookmark(Request request) {
        return press(request, Kind.BOOKMARK, false, (viewer, activity) -> {
            reactions.unbookmark(viewer, activity);
            return ToggleView.UNCOUNTED;
        });
    }

    private Response press(Request request, Kind kind, boolean on, Button button) {
        var form = Form.of(request);
        var activity = request.pathUuid("uuid", Activities.NO_SUCH_ACTIVITY);
        var number = button.press(request.viewer(), activity);
        if (!request.wantsPart()) {
            return Response.seeOther(form.here() + "#activity-" + activity);
        }
        var toggle = new ToggleView(activity.toString(), kind, on, number);
        return renderer.part(request, form.here(), "activity/toggle.jte", "toggle", toggle);
    }
}
