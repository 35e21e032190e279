package com.cruddur.account;

import com.cruddur.account.Accounts.AccountDeletion;
import com.cruddur.auth.Sessions;
import com.cruddur.auth.SignIns;
import com.cruddur.auth.SignIns.PasswordChange;
import com.cruddur.platform.Failure;
import com.cruddur.platform.html.FormView;
import com.cruddur.platform.http.Form;
import com.cruddur.platform.http.PageRenderer;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.SessionCookie;
import java.time.InstantSource;
import java.util.List;

/** A person's own account as a page with forms: its password, its sessions, its deletion. */
public final class AccountPages {

    private static final String HERE = "/settings/account";

    private final Accounts accounts;
    private final SignIns signIns;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final PageRenderer renderer;
    private final InstantSource clock;

    public AccountPages(
            Accounts accounts,
            SignIns signIns,
            Sessions sessions,
            SessionCookie cookie,
            PageRenderer renderer,
            InstantSource clock) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.sessions = sessions;
        this.cookie = cookie;
        this.renderer = renderer;
        this.clock = clock;
    }

    public Response show(Request request) {
        var view = view(request, FormView.untouched(), FormView.untouched());
        return renderer.page(request, "account/account.jte", "account", view);
    }

    public Response changePassword(Request request) {
        var viewer = request.viewer();
        var form = Form.of(request);
        try {
            var change = new PasswordChange(form.text("current_password"), form.text("new_password"));
            signIns.changePassword(viewer, change, request.language());
            return Response.seeOther(HERE + "?saved=password");
        } catch (Failure.Invalid mistakes) {
            var refused = FormView.refused(
                    request.texts(), form.values(), mistakes.codes(), List.of("current_password", "new_password"));
            return renderer.refused(
                    request, "account/account.jte", "account", view(request, refused, FormView.untouched()));
        }
    }

    public Response endSession(Request request) {
        var viewer = request.viewer();
        var _ = Form.of(request);
        sessions.end(viewer, request.pathUuid("uuid", Sessions.NO_SUCH_SESSION));
        return Response.seeOther(HERE);
    }

    public Response delete(Request request) {
        var viewer = request.viewer();
        var form = Form.of(request);
        try {
            var deletion = new AccountDeletion(form.text("password"));
            signIns.requirePassword(viewer, deletion.password(), "password_wrong");
            accounts.delete(viewer);
            return cookie.clear(request, Response.seeOther("/"));
        } catch (Failure.Invalid mistakes) {
            var refused = FormView.refused(request.texts(), form.values(), mistakes.codes(), List.of("password"));
            return renderer.refused(
                    request, "account/account.jte", "account", view(request, FormView.untouched(), refused));
        }
    }

    private AccountView view(Request request, FormView password, FormView deletion) {
        var viewer = request.viewer();
        var account = accounts.find(viewer);
        var now = clock.instant();
        var open = sessions.list(viewer).stream()
                .map(session -> AccountView.Entry.of(session, request.texts(), now))
                .toList();
        return new AccountView(account.email(), open, password, deletion);
    }
}
