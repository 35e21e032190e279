package com.cruddur.activity;

import com.cruddur.platform.Failure;
import com.cruddur.platform.html.FormView;
import com.cruddur.platform.http.Form;
import com.cruddur.platform.http.PathId;
import com.cruddur.platform.http.Reply;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Site;
import com.cruddur.platform.http.Viewer;
import io.helidon.webserver.http.ServerRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Writing, answering and deleting, by forms. */
public final class AuthoringPages {

    private static final List<String> FIELDS = List.of("message", "ttl");

    private final Authoring authoring;
    private final Shortening shortening;
    private final Activities activities;
    private final Site site;
    private final InstantSource clock;

    public AuthoringPages(
            Authoring authoring, Shortening shortening, Activities activities, Site site, InstantSource clock) {
        this.authoring = authoring;
        this.shortening = shortening;
        this.activities = activities;
        this.site = site;
        this.clock = clock;
    }

    public void routes(Routes routes) {
        routes.get("/compose", this::compose)
                .post("/activities", this::post)
                .post("/activities/{uuid}/reply", this::reply)
                .post("/activities/{uuid}/delete", this::delete);
    }

    private Reply compose(ServerRequest request) {
        var _ = Viewer.required(request);
        return site.page(request, "compose.jte", "form", FormView.untouched());
    }

    private Reply post(ServerRequest request) {
        var author = Viewer.required(request);
        var form = Form.of(request);
        try {
            authoring.post(author, new NewActivity(form.text("message"), form.text("ttl")), null);
            return Reply.seeOther("/");
        } catch (Failure.Invalid mistakes) {
            var view = FormView.refused(form.values(), mistakes.codes(), FIELDS);
            return site.refused(request, "compose.jte", "form", view);
        }
    }

    private Reply reply(ServerRequest request) {
        var author = Viewer.required(request);
        var parent = uuid(request);
        var form = Form.of(request);
        try {
            var reply = authoring.reply(author, parent, new NewReply(form.text("message"), null, null), null);
            return Reply.seeOther(form.returnTo() + "#activity-" + reply.uuid());
        } catch (Failure.Invalid mistakes) {
            var view = FormView.refused(form.values(), mistakes.codes(), FIELDS);
            var thread = activities.thread(author.uuid(), parent);
            return site.refused(request, "thread.jte", "thread", ThreadView.of(thread, view, clock.instant()));
        }
    }

    private Reply delete(ServerRequest request) {
        var author = Viewer.required(request);
        var form = Form.of(request);
        shortening.delete(author, uuid(request));
        return Reply.seeOther(form.returnTo());
    }

    private static UUID uuid(ServerRequest request) {
        return PathId.of(request, "uuid", Activities.NO_SUCH_ACTIVITY);
    }
}
