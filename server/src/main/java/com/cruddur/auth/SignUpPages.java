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
import java.util.List;
import java.util.Map;

/** The forms of a sign-up: first the account, then the code from the mail. */
public final class SignUpPages {

    private static final List<String> FIELDS = List.of("email", "handle", "display_name", "password", "code");

    private final SignUps signUps;
    private final BrowserCookies cookies;
    private final PageRenderer renderer;
    private final String whereCodesGo;

    /** @param whereCodesGo one sentence for the page that says where to find the code */
    public SignUpPages(SignUps signUps, BrowserCookies cookies, PageRenderer renderer, String whereCodesGo) {
        this.signUps = signUps;
        this.cookies = cookies;
        this.renderer = renderer;
        this.whereCodesGo = whereCodesGo;
    }

    public Response signUpForm(Request request) {
        return renderer.page(request, "auth/sign-up.jte", "form", FormView.untouched());
    }

    public Response signUp(Request request) {
        var form = Form.of(request);
        try {
            var signUp = new SignUp(
                    form.text("email"), form.text("handle"), form.text("display_name"), form.text("password"));
            var pending = signUps.signUp(signUp, cookies.client(request));
            return cookies.signingUp(request, confirmNext(pending.code()), pending.browser());
        } catch (Failure.Invalid mistakes) {
            var refused = FormView.refused(request.texts(), form.values(), mistakes.codes(), FIELDS);
            return renderer.refused(request, "auth/sign-up.jte", "form", refused);
        }
    }

    /** Keeps what was typed when a rate limit refuses the form. */
    public Response signUpLimited(Request request, Failure.TooManyRequests failure) {
        return renderer.limited(request, "auth/sign-up.jte", Form.of(request).values(), failure);
    }

    public Response confirmForm(Request request) {
        var email = request.query("email").orElse("");
        return renderer.page(
                request, "auth/confirm.jte", "form", FormView.of(values(email, "", !cookies.isSigningUp(request))));
    }

    public Response confirm(Request request) {
        var form = Form.of(request);
        try {
            var password = form.text("password");
            var confirmation =
                    new Confirmation(form.text("email"), form.text("code"), password.isEmpty() ? null : password);
            var client = cookies.client(request);
            var session = signUps.confirmWithPassword(confirmation, client);
            return cookies.confirmed(request, Response.seeOther("/"), session, client);
        } catch (Failure.Invalid mistakes) {
            return refused(request, form, mistakes);
        }
    }

    public Response resend(Request request) {
        var form = Form.of(request);
        try {
            var wanted = new CodeRequest(form.text("email"));
            return confirmNext(signUps.resendCode(wanted, cookies.client(request)));
        } catch (Failure.Invalid mistakes) {
            return refused(request, form, mistakes);
        }
    }

    /** Keeps what was typed when a rate limit refuses the code, or another one. */
    public Response confirmLimited(Request request, Failure.TooManyRequests failure) {
        var form = Form.of(request);
        var values = values(form.text("email"), form.text("code"), !cookies.isSigningUp(request));
        return renderer.limited(request, "auth/confirm.jte", values, failure);
    }

    private Response refused(Request request, Form form, Failure.Invalid mistakes) {
        var choosesPassword = !cookies.isSigningUp(request)
                || mistakes.codes().stream().anyMatch(code -> code.startsWith("password_"));
        var values = values(form.text("email"), form.text("code"), choosesPassword);
        return renderer.refused(
                request,
                "auth/confirm.jte",
                "form",
                FormView.refused(request.texts(), values, mistakes.codes(), FIELDS));
    }

    /** The page asks for a password where this browser has not chosen one. */
    private Map<String, String> values(String email, String code, boolean choosesPassword) {
        return Map.of("email", email, "code", code, "where", whereCodesGo, "choose", choosesPassword ? "password" : "");
    }

    private static Response confirmNext(PendingCode pending) {
        return Response.seeOther("/confirm?email=" + UrlEncoding.parameter(pending.email()));
    }
}
