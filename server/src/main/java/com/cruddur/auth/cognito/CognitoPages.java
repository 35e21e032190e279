package com.cruddur.auth.cognito;

import com.cruddur.platform.Failure;
import com.cruddur.platform.http.Form;
import com.cruddur.platform.http.Headers;
import com.cruddur.platform.http.LocalPath;
import com.cruddur.platform.http.PageRenderer;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.SessionCookie;
import java.time.Duration;

/** Sign-in and sign-out by the pages of the user pool. */
public final class CognitoPages {

    /** The cookie from {@code /auth/login} to {@code /auth/callback}. */
    private static final String ATTEMPT_COOKIE = "cruddur_sign_in";

    private static final Duration ATTEMPT_LIVES = Duration.ofMinutes(15);

    private final Cognito cognito;
    private final SessionCookie cookie;
    private final PageRenderer renderer;
    private final String callback;
    private final String home;

    /** @param publicUrl the public origin, which the app client allows */
    public CognitoPages(Cognito cognito, SessionCookie cookie, PageRenderer renderer, String publicUrl) {
        this.cognito = cognito;
        this.cookie = cookie;
        this.renderer = renderer;
        this.callback = publicUrl + "/auth/callback";
        this.home = publicUrl + "/";
    }

    public Response login(Request request) {
        var attempt = SignInAttempt.begin(LocalPath.of(request, "return_to"));
        var reply = Response.seeOther(cognito.signInPage(attempt, callback));
        return cookie.set(request, reply, ATTEMPT_COOKIE, attempt.encode(), ATTEMPT_LIVES);
    }

    public Response callback(Request request) {
        if (request.query("error").isPresent()) {
            throw new Failure.BadRequest("The sign-in was not completed. Sign in again.");
        }
        var attempt = request.cookie(ATTEMPT_COOKIE)
                .flatMap(SignInAttempt::decode)
                .filter(begun -> begun.answeredBy(request.query("state").orElse("")))
                .orElseThrow(() -> new Failure.BadRequest(SignInAttempt.REFUSED));
        var userAgent = request.header(Headers.USER_AGENT).orElse("");
        var session = cognito.finish(attempt, request.query("code").orElse(""), callback, userAgent);
        var reply = cookie.set(request, Response.seeOther(attempt.returnTo()), session.token());
        return cookie.set(request, reply, ATTEMPT_COOKIE, "", Duration.ZERO);
    }

    /**
     * Ends our session, then shows a page that refreshes to the pool's page, which ends the pool's session. A redirect
     * does not work: our content security policy lets the answer to a form redirect to our own origin only.
     */
    public Response logout(Request request) {
        var _ = Form.of(request);
        request.optionalViewer().ifPresent(cognito::signOut);
        var next = cognito.signOutPage(home);
        var page = renderer.signedOut(request, "auth/signed-out.jte", "next", next)
                .withHeader(Headers.REFRESH, "0; url=" + next);
        return cookie.clear(request, page);
    }
}
