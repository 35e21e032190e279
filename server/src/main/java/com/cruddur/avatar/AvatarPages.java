package com.cruddur.avatar;

import com.cruddur.platform.Failure;
import com.cruddur.platform.html.FormView;
import com.cruddur.platform.http.Form;
import com.cruddur.platform.http.PageRenderer;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.Upload;
import java.util.List;
import java.util.Map;

/** The form for a person's own picture. */
public final class AvatarPages {

    private static final String HERE = "/settings/picture";

    private final Avatars avatars;
    private final PageRenderer renderer;

    public AvatarPages(Avatars avatars, PageRenderer renderer) {
        this.avatars = avatars;
        this.renderer = renderer;
    }

    public Response form(Request request) {
        return renderer.page(request, "avatar/picture.jte", "picture", view(request, FormView.untouched()));
    }

    private PictureView view(Request request, FormView form) {
        var viewer = request.viewer();
        return new PictureView(avatars.own(viewer.uuid(), viewer.handle()), form);
    }

    public Response change(Request request) {
        var viewer = request.viewer();
        try {
            avatars.change(viewer.uuid(), Upload.of(request));
            return Response.seeOther(HERE + "?saved=picture");
        } catch (Failure.Invalid mistakes) {
            var refused = FormView.refused(request.texts(), Map.of(), mistakes.codes(), List.of());
            return renderer.refused(request, "avatar/picture.jte", "picture", view(request, refused));
        }
    }

    public Response remove(Request request) {
        var viewer = request.viewer();
        var _ = Form.of(request);
        avatars.remove(viewer.uuid());
        return Response.seeOther(HERE);
    }
}
