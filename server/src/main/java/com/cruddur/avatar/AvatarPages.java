package com.cruddur.avatar;

import com.cruddur.platform.Failure;
import com.cruddur.platform.html.FormView;
import com.cruddur.platform.http.Form;
import com.cruddur.platform.http.PageRenderer;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Upload;
import com.cruddur.platform.http.Viewer;
import java.util.List;
import java.util.Map;

/** The own picture, by a form. */
public final class AvatarPages {

    private static final String HERE = "/settings/picture";

    private final Avatars avatars;
    private final PageRenderer renderer;

    public AvatarPages(Avatars avatars, PageRenderer renderer) {
        this.avatars = avatars;
        this.renderer = renderer;
    }

    public void routes(Routes routes) {
        routes.get(HERE, this::form)
                .postUpTo(AvatarApi.MOST_BYTES, HERE, this::change)
                .post(HERE + "/remove", this::remove);
    }

    private Response form(Request request) {
        var _ = Viewer.required(request);
        return renderer.page(request, "avatar/picture.jte", "form", FormView.untouched());
    }

    private Response change(Request request) {
        var viewer = Viewer.required(request);
        try {
            avatars.change(viewer.uuid(), Upload.of(request));
            return Response.seeOther(HERE + "?saved=picture");
        } catch (Failure.Invalid mistakes) {
            var refused = FormView.refused(Map.of(), mistakes.codes(), List.of());
            return renderer.refused(request, "avatar/picture.jte", "form", refused);
        }
    }

    private Response remove(Request request) {
        var viewer = Viewer.required(request);
        var _ = Form.of(request);
        avatars.remove(viewer.uuid());
        return Response.seeOther(HERE);
    }
}
