package com.cruddur.relation;

import com.cruddur.platform.http.Form;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.http.Reply;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Site;
import com.cruddur.platform.http.Viewer;
import io.helidon.webserver.http.ServerRequest;
import java.util.UUID;

/** The buttons of a person's page, and the lists of people behind their numbers. */
public final class RelationPages {

    /** What a button does. */
    private interface Act {
        void on(UUID viewer, String handle);
    }

    private final Relations relations;
    private final Site site;

    public RelationPages(Relations relations, Site site) {
        this.relations = relations;
        this.site = site;
    }

    public void routes(Routes routes) {
        button(routes, "follow", relations::follow);
        button(routes, "unfollow", relations::unfollow);
        button(routes, "mute", relations::mute);
        button(routes, "unmute", relations::unmute);
        button(routes, "block", relations::block);
        button(routes, "unblock", relations::unblock);
        routes.get("/@{handle}/followers", this::followers)
                .get("/@{handle}/following", this::following)
                .get("/settings/people", this::blocked);
    }

    private static void button(Routes routes, String name, Act act) {
        routes.post("/@{handle}/" + name, request -> {
            var viewer = Viewer.required(request);
            var form = Form.of(request);
            act.on(viewer.uuid(), PathHandle.of(request));
            return Reply.seeOther(form.returnTo());
        });
    }

    private Reply followers(ServerRequest request) {
        var handle = PathHandle.of(request);
        var page = relations.followers(Viewer.uuidOrNull(request), handle, PageRequest.of(request));
        return people(
                request,
                PeopleView.of("Followers of @" + handle, "Nobody follows @" + handle + " yet.", request, page));
    }

    private Reply following(ServerRequest request) {
        var handle = PathHandle.of(request);
        var page = relations.following(Viewer.uuidOrNull(request), handle, PageRequest.of(request));
        return people(
                request, PeopleView.of("Followed by @" + handle, "@" + handle + " follows nobody yet.", request, page));
    }

    private Reply blocked(ServerRequest request) {
        var viewer = Viewer.required(request);
        var page = relations.blocked(viewer.uuid(), PageRequest.of(request));
        var view = PeopleView.of("Blocked", "You have blocked nobody.", request, page);
        return site.page(request, "settingspeople.jte", "people", view);
    }

    private Reply people(ServerRequest request, PeopleView view) {
        return site.page(request, "people.jte", "people", view);
    }
}
