package com.cruddur.auth;

import com.cruddur.auth.SignIns.CodeRequest;
import com.cruddur.auth.SignIns.PasswordReset;
import com.cruddur.platform.Failure;
import com.cruddur.platform.UrlEncoding;
import com.cruddur.platform.html.FormView;
import com.cruddur.platform.http.Form;
import com.cruddur.platform.http.PageRenderer;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import java.util.List;
import java.util.Map;

/** The forms that reset a forgotten password. */
public final class PasswordPages {

    private static final List<String> FIELDS = List.of("email", "code", "new_password");

    private final SignIns signIns;
    private final BrowserCookies cookies;
    private final PageRenderer renderer;
    private final String whereCodesGo;

    /** @param whereCodesGo one sentence for the page that says where to find the code */
    public PasswordPages(SignIns signIns, BrowserCookies cookies, PageRenderer renderer, String whereCodesGo) {
        this.signIns = signIns;
        this.cookies = cookies;
        this.renderer = renderer;
        this.whereCodesGo = whereCodesGo;
    }

    public Response forgotForm(Request request) {
        return renderer.page(request, "auth/forgot-password.jte", "form", FormView.untouched());
    }

    public Response forgot(Request request) {
        var form = Form.of(request);
        try {
            var wanted = new CodeRequest(form.text("email"));
            var email = UrlEncoding.parameter(
                    signIns.forgot(wanted, cookies.client(request)).email());
            return Response.seeOther("/reset-password?email=" + email);
        } catch (Failure.Invalid mistakes) {
            var refused = FormView.refused(request.texts(), form.values(), mistakes.codes(), FIELDS);
            return renderer.refused(request, "auth/forgot-password.jte", "form", refused);
        }
    }

    /** Keeps what was typed when a rate limit refuses the form. */
    public Response forgotLimited(Request request, Failure.TooManyRequests failure) {
        return renderer.limited(
                request, "auth/forgot-password.jte", Form.of(request).values(), failure);
    }

    public Response resetForm(Request request) {
        var email = request.query("email").orElse("");
        var values = Map.of("email", email, "where", whereCodesGo);
        return renderer.page(request, "auth/reset-password.jte", "form", FormView.of(values));
    }

    public Response reset(Request request) {
        var form = Form.of(request);
        try {
            var wanted = new PasswordReset(form.text("email"), form.text("code"), form.text("new_password"));
            var client = cookies.client(request);
            signIns.reset(wanted, client);
            return cookies.known(request, Response.seeOther("/sign-in"), client);
        } catch (Failure.Invalid mistakes) {
            var refused = FormView.refused(request.texts(), values(form), mistakes.codes(), FIELDS);
            return renderer.refused(request, "auth/reset-password.jte", "form", refused);
        }
    }

    /** Keeps what was typed when a rate limit refuses the form. */
    public Response resetLimited(Request request, Failure.TooManyRequests failure) {
        return renderer.limited(request, "auth/reset-password.jte", values(Form.of(request)), failure);
    }

    private Map<String, String> values(Form form) {
        return Map.of("email", form.text("email"), "code", form.text("code"), "where", whereCodesGo);
    }
}
