package com.cruddur.auth;

import com.cruddur.platform.Failure;
import com.cruddur.platform.html.FormView;
import com.cruddur.platform.http.Form;
import com.cruddur.platform.http.LocalPath;
import com.cruddur.platform.http.PageRenderer;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.SessionCookie;
import java.util.List;
import java.util.Map;

/** The forms that sign in and out. */
public final class SignInPages {

    private static final List<String> FIELDS = List.of("login", "password");

    private final SignIns signIns;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final BrowserCookies cookies;
    private final PageRenderer renderer;

    public SignInPages(SignIns signIns, Sessions sessions, SessionCookie cookie, PageRenderer renderer) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.cookie = cookie;
        this.cookies = new BrowserCookies(cookie);
        this.renderer = renderer;
    }

    public Response form(Request request) {
        var next = LocalPath.of(request, "return_to");
        return request.optionalViewer().isPresent()
                ? Response.seeOther(next)
                : renderer.page(request, "auth/sign-in.jte", "form", FormView.of(Map.of("return_to", next)));
    }

    public Response signIn(Request request) {
        var form = Form.of(request);
        try {
            var signIn = new SignIn(form.text("login"), form.text("password"));
            var client = cookies.client(request);
            var session = signIns.signIn(signIn, client);
            return cookies.signedIn(request, Response.seeOther(form.returnTo()), session, client);
        } catch (Failure.Invalid mistakes) {
            var refused = FormView.refused(request.texts(), form.values(), mistakes.codes(), FIELDS);
            return renderer.refused(request, "auth/sign-in.jte", "form", refused);
        }
    }

    /** Keeps what was typed when a rate limit refuses the form. */
    public Response signInLimited(Request request, Failure.TooManyRequests failure) {
        return renderer.limited(request, "auth/sign-in.jte", Form.of(request).values(), failure);
    }

    /** Succeeds for an anonymous reader, too. */
    public Response signOut(Request request) {
        var _ = Form.of(request);
        request.optionalViewer().ifPresent(sessions::endCurrent);
        return cookie.clear(request, Response.seeOther("/"));
    }
}
