package com.cruddur.relationship;

import com.cruddur.platform.http.Form;
import com.cruddur.platform.http.PageRenderer;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Viewer;
import java.util.UUID;

/** The buttons of a person's page, and the lists of people behind their numbers. */
public final class RelationshipPages {

    /** What a button does. */
    private interface Act {
        void on(UUID viewer, String handle);
    }

    private final Relationships relationships;
    private final PageRenderer renderer;

    public RelationshipPages(Relationships relationships, PageRenderer renderer) {
        this.relationships = relationships;
        this.renderer = renderer;
    }

    public void routes(Routes routes) {
        button(routes, "follow", relationships::follow);
        button(routes, "unfollow", relationships::unfollow);
        button(routes, "mute", relationships::mute);
        button(routes, "unmute", relationships::unmute);
        button(routes, "block", relationships::block);
        button(routes, "unblock", relationships::unblock);
        routes.get("/@{handle}/followers", this::followers)
                .get("/@{handle}/following", this::following)
                .get("/settings/people", this::blocked);
    }

    private static void button(Routes routes, String name, Act act) {
        routes.post("/@{handle}/" + name, request -> {
            var viewer = Viewer.required(request);
            var form = Form.of(request);
            act.on(viewer.uuid(), PathHandle.of(request));
            return Response.seeOther(form.returnTo());
        });
    }

    private Response followers(Request request) {
        var handle = PathHandle.of(request);
        var page = relationships.followers(Viewer.uuidOrNull(request), handle, PageRequest.of(request));
        return people(
                request,
                PeopleView.of("Followers of @" + handle, "Nobody follows @" + handle + " yet.", request, page));
    }

    private Response following(Request request) {
        var handle = PathHandle.of(request);
        var page = relationships.following(Viewer.uuidOrNull(request), handle, PageRequest.of(request));
        return people(
                request, PeopleView.of("Followed by @" + handle, "@" + handle + " follows nobody yet.", request, page));
    }

    private Response blocked(Request request) {
        var viewer = Viewer.required(request);
        var page = relationships.blocked(viewer.uuid(), PageRequest.of(request));
        var view = PeopleView.of("Blocked", "You have blocked nobody.", request, page);
        return renderer.page(request, "relationship/blocked-people.jte", "people", view);
    }

    private Response people(Request request, PeopleView view) {
        return renderer.page(request, "relationship/people.jte", "people", view);
    }
}
