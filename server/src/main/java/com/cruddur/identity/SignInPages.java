package com.cruddur.identity;

import com.cruddur.platform.Failure;
import com.cruddur.platform.html.FormView;
import com.cruddur.platform.http.Form;
import com.cruddur.platform.http.LocalPath;
import com.cruddur.platform.http.RateLimits;
import com.cruddur.platform.http.Reply;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.SessionCookie;
import com.cruddur.platform.http.Site;
import com.cruddur.platform.http.Viewer;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Map;

/** Signing in and out by forms. */
public final class SignInPages {

    private static final List<String> FIELDS = List.of("login", "password");

    private final SignIns signIns;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final RateLimits limits;
    private final Site site;

    public SignInPages(SignIns signIns, Sessions sessions, SessionCookie cookie, RateLimits limits, Site site) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.cookie = cookie;
        this.limits = limits;
        this.site = site;
    }

    public void routes(Routes routes) {
        routes.get("/sign-in", this::form).postGuess("/sign-in", this::signIn).post("/sign-out", this::signOut);
    }

    private Reply form(ServerRequest request) {
        var next = LocalPath.of(request, "return_to");
        return Viewer.optional(request).isPresent()
                ? Reply.seeOther(next)
                : site.page(request, "sign-in.jte", "form", FormView.of(Map.of("return_to", next)));
    }

    private Reply signIn(ServerRequest request) {
        var form = Form.of(request);
        try {
            var signIn = new SignIn(form.text("login"), form.text("password"));
            limits.chargeAccount(signIn.login());
            var session = signIns.signIn(signIn, userAgent(request));
            return cookie.set(request, Reply.seeOther(form.returnTo()), session.token());
        } catch (Failure.Invalid mistakes) {
            var refused = FormView.refused(form.values(), mistakes.codes(), FIELDS);
            return site.refused(request, "sign-in.jte", "form", refused);
        }
    }

    /** Whoever is signed out already is as they want to be. */
    private Reply signOut(ServerRequest request) {
        var _ = Form.of(request);
        Viewer.optional(request).ifPresent(sessions::endCurrent);
        return cookie.clear(request, Reply.seeOther("/"));
    }

    static String userAgent(ServerRequest request) {
        return request.headers().first(HeaderNames.USER_AGENT).orElse("");
    }
}
