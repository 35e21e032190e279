package com.cruddur.reaction;

import com.cruddur.activity.Activities;
import com.cruddur.platform.http.Form;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.Viewer;
import java.util.UUID;

/** The buttons of a post. Each redirects to the page with the button. */
public final class ReactionPages {

    private interface Button {
        void press(Viewer viewer, UUID activity);
    }

    private final Reactions reactions;

    public ReactionPages(Reactions reactions) {
        this.reactions = reactions;
    }

    public Response like(Request request) {
        return press(request, reactions::like);
    }

    public Response unlike(Request request) {
        return press(request, reactions::unlike);
    }

    public Response repost(Request request) {
        return press(request, reactions::repost);
    }

    public Response unrepost(Request request) {
        return press(request, reactions::unrepost);
    }

    public Response bookmark(Request request) {
        return press(request, reactions::bookmark);
    }

    public Response unbookmark(Request request) {
        return press(request, reactions::unbookmark);
    }

    private static Response press(Request request, Button button) {
        var form = Form.of(request);
        button.press(request.viewer(), request.pathUuid("uuid", Activities.NO_SUCH_ACTIVITY));
        return Response.seeOther(form.returnTo());
    }
}
