package com.cruddur.avatar;

import com.cruddur.platform.Failure;
import com.cruddur.platform.html.FormView;
import com.cruddur.platform.http.Form;
import com.cruddur.platform.http.Reply;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Site;
import com.cruddur.platform.http.Upload;
import com.cruddur.platform.http.Viewer;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Map;

/** The own picture, by a form. */
public final class AvatarPages {

    private static final String HERE = "/settings/picture";

    private final Avatars avatars;
    private final Site site;

    public AvatarPages(Avatars avatars, Site site) {
        this.avatars = avatars;
        this.site = site;
    }

    public void routes(Routes routes) {
        routes.get(HERE, this::form)
                .postUpTo(AvatarApi.MOST_BYTES, HERE, this::change)
                .post(HERE + "/remove", this::remove);
    }

    private Reply form(ServerRequest request) {
        var _ = Viewer.required(request);
        return site.page(request, "picture.jte", "form", FormView.untouched());
    }

    private Reply change(ServerRequest request) {
        var viewer = Viewer.required(request);
        try {
            avatars.change(viewer.uuid(), Upload.of(request, AvatarApi.MOST_BYTES));
            return Reply.seeOther(HERE + "?saved=picture");
        } catch (Failure.Invalid mistakes) {
            var refused = FormView.refused(Map.of(), mistakes.codes(), List.of());
            return site.refused(request, "picture.jte", "form", refused);
        }
    }

    private Reply remove(ServerRequest request) {
        var viewer = Viewer.required(request);
        var _ = Form.of(request);
        avatars.remove(viewer.uuid());
        return Reply.seeOther(HERE);
    }
}
