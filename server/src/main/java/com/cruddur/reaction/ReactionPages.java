package com.cruddur.reaction;

import com.cruddur.activity.Activities;
import com.cruddur.platform.http.Form;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Viewer;
import java.util.UUID;

/** The buttons of a post: each does its one thing and leads back to where it was pressed. */
public final class ReactionPages {

    /** What a button does. */
    private interface Act {
        void on(Viewer viewer, UUID activity);
    }

    private final Reactions reactions;

    public ReactionPages(Reactions reactions) {
        this.reactions = reactions;
    }

    public void routes(Routes routes) {
        button(routes, "like", reactions::like);
        button(routes, "unlike", reactions::unlike);
        button(routes, "repost", reactions::repost);
        button(routes, "unrepost", reactions::unrepost);
        button(routes, "bookmark", reactions::bookmark);
        button(routes, "unbookmark", reactions::unbookmark);
    }

    private static void button(Routes routes, String name, Act act) {
        routes.post("/activities/{uuid}/" + name, request -> {
            var viewer = Viewer.required(request);
            var form = Form.of(request);
            act.on(viewer, request.pathUuid("uuid", Activities.NO_SUCH_ACTIVITY));
            return Response.seeOther(form.returnTo());
        });
    }
}
