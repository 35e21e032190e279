package com.cruddur.auth;

import com.cruddur.auth.SignIns.CodeRequest;
import com.cruddur.auth.SignUps.Confirmation;
import com.cruddur.auth.SignUps.PendingCode;
import com.cruddur.platform.Failure;
import com.cruddur.platform.UrlEncoding;
import com.cruddur.platform.html.FormView;
import com.cruddur.platform.http.Form;
import com.cruddur.platform.http.PageRenderer;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.SessionCookie;
import java.util.List;
import java.util.Map;

/** The forms of a sign-up: first the account, then the code from the mail. */
public final class SignUpPages {

    private static final List<String> FIELDS = List.of("email", "handle", "display_name", "password", "code");

    private final SignUps signUps;
    private final SessionCookie cookie;
    private final PageRenderer renderer;
    private final String whereCodesGo;

    /** @param whereCodesGo one sentence for the page that says where to find the code */
    public SignUpPages(SignUps signUps, SessionCookie cookie, PageRenderer renderer, String whereCodesGo) {
        this.signUps = signUps;
        this.cookie = cookie;
        this.renderer = renderer;
        this.whereCodesGo = whereCodesGo;
    }

    public Response signUpForm(Request request) {
        return renderer.page(request, "auth/sign-up.jte", "form", FormView.untouched());
    }

    public Response signUp(Request request) {
        var form = Form.of(request);
        try {
            var pending = signUps.signUp(new SignUp(
                    form.text("email"), form.text("handle"), form.text("display_name"), form.text("password")));
            return confirmNext(pending);
        } catch (Failure.Invalid mistakes) {
            var refused = FormView.refused(form.values(), mistakes.codes(), FIELDS);
            return renderer.refused(request, "auth/sign-up.jte", "form", refused);
        }
    }

    public Response confirmForm(Request request) {
        var email = request.query("email").orElse("");
        var values = Map.of("email", email, "where", whereCodesGo);
        return renderer.page(request, "auth/confirm.jte", "form", FormView.of(values));
    }

    public Response confirm(Request request) {
        var form = Form.of(request);
        try {
            var confirmation = new Confirmation(form.text("email"), form.text("code"));
            var session = signUps.confirm(confirmation, SignInPages.userAgent(request));
            return cookie.set(request, Response.seeOther("/"), session.token());
        } catch (Failure.Invalid mistakes) {
            return refused(request, form, mistakes);
        }
    }

    public Response resend(Request request) {
        var form = Form.of(request);
        try {
            var wanted = new CodeRequest(form.text("email"));
            return confirmNext(signUps.resendCode(wanted));
        } catch (Failure.Invalid mistakes) {
            return refused(request, form, mistakes);
        }
    }

    private Response refused(Request request, Form form, Failure.Invalid mistakes) {
        var values = Map.of("email", form.text("email"), "code", form.text("code"), "where", whereCodesGo);
        return renderer.refused(
                request, "auth/confirm.jte", "form", FormView.refused(values, mistakes.codes(), FIELDS));
    }

    private static Response confirmNext(PendingCode pending) {
        return Response.seeOther("/confirm?email=" + UrlEncoding.parameter(pending.email()));
    }
}
