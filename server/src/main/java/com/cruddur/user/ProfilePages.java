package com.cruddur.user;

import com.cruddur.platform.Failure;
import com.cruddur.platform.html.FormView;
import com.cruddur.platform.http.Form;
import com.cruddur.platform.http.Reply;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Site;
import com.cruddur.platform.http.Viewer;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Map;

/** What people tell of themselves, by a form. */
public final class ProfilePages {

    private static final List<String> FIELDS = List.of("display_name", "bio");

    private final Users users;
    private final Site site;

    public ProfilePages(Users users, Site site) {
        this.users = users;
        this.site = site;
    }

    public void routes(Routes routes) {
        routes.get("/settings", this::form).post("/settings", this::update);
    }

    private Reply form(ServerRequest request) {
        var viewer = Viewer.required(request);
        var profile = users.profile(viewer.uuid(), viewer.handle());
        var values = Map.of("display_name", profile.displayName(), "bio", profile.bio());
        return site.page(request, "settings.jte", "form", FormView.of(values));
    }

    private Reply update(ServerRequest request) {
        var viewer = Viewer.required(request);
        var form = Form.of(request);
        try {
            users.update(viewer.uuid(), new ProfileDraft(form.text("bio"), form.text("display_name")));
            return Reply.seeOther("/settings?saved=profile");
        } catch (Failure.Invalid mistakes) {
            var refused = FormView.refused(form.values(), mistakes.codes(), FIELDS);
            return site.refused(request, "settings.jte", "form", refused);
        }
    }
}
