package com.cruddur.user;

import com.cruddur.platform.Failure;
import com.cruddur.platform.html.FormView;
import com.cruddur.platform.http.Form;
import com.cruddur.platform.http.PageRenderer;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import java.util.List;
import java.util.Map;

/** The form for a person's own profile. */
public final class ProfilePages {

    private static final List<String> FIELDS = List.of("display_name", "bio");

    private final Users users;
    private final PageRenderer renderer;

    public ProfilePages(Users users, PageRenderer renderer) {
        this.users = users;
        this.renderer = renderer;
    }

    public Response form(Request request) {
        var viewer = request.viewer();
        var profile = users.profile(viewer.uuid(), viewer.handle());
        var previews = Boolean.toString(users.linkPreviews(viewer.uuid()));
        var values = Map.of("display_name", profile.displayName(), "bio", profile.bio(), "link_previews", previews);
        return renderer.page(request, "user/settings.jte", "form", FormView.of(values));
    }

    public Response update(Request request) {
        var viewer = request.viewer();
        var form = Form.of(request);
        try {
            var previews = form.text("link_previews").equals("true"); // browsers send nothing for an empty box
            users.update(viewer.uuid(), new ProfileDraft(form.text("bio"), form.text("display_name"), previews));
            return Response.seeOther("/settings?saved=profile");
        } catch (Failure.Invalid mistakes) {
            var refused = FormView.refused(request.texts(), form.values(), mistakes.codes(), FIELDS);
            return renderer.refused(request, "user/settings.jte", "form", refused);
        }
    }
}
