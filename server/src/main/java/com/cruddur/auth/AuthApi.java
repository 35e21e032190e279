package com.cruddur.auth;

import com.cruddur.platform.http.Headers;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.SessionCookie;
import com.cruddur.platform.http.Viewer;
import com.cruddur.platform.json.Json;
import java.util.Map;

/** Signing up, in and out, as JSON. */
public final class AuthApi {

    private final SignUps signUps;
    private final SignIns signIns;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final Json json;

    public AuthApi(SignUps signUps, SignIns signIns, Sessions sessions, SessionCookie cookie, Json json) {
        this.signUps = signUps;
        this.signIns = signIns;
        this.sessions = sessions;
        this.cookie = cookie;
        this.json = json;
    }

    public void routes(Routes routes) {
        routes.postGuess("/api/auth/sign-up", this::signUp)
                .postGuess("/api/auth/confirm", this::confirm)
                .postGuess("/api/auth/resend-code", this::resendCode)
                .postGuess("/api/auth/sign-in", this::signIn)
                .post("/api/auth/sign-out", this::signOut)
                .post("/api/auth/sign-out-everywhere", this::signOutEverywhere)
                .put("/api/auth/password", this::changePassword)
                .postGuess("/api/auth/password/forgot", this::forgotPassword)
                .postGuess("/api/auth/password/reset", this::resetPassword)
                .get("/api/auth/sessions", this::listSessions)
                .delete("/api/auth/sessions/{uuid}", this::endSession);
    }

    private Response signUp(Request request) {
        return reply(signUps.signUp(request.json(json, SignUp.class)));
    }

    private Response confirm(Request request) {
        var confirmation = request.json(json, Confirmation.class);
        return opened(request, signUps.confirm(confirmation, userAgent(request)));
    }

    private Response resendCode(Request request) {
        var wanted = request.json(json, CodeRequest.class);
        return reply(signUps.resendCode(wanted));
    }

    private Response signIn(Request request) {
        var signIn = request.json(json, SignIn.class);
        return opened(request, signIns.signIn(signIn, userAgent(request)));
    }

    private Response signOut(Request request) {
        sessions.endCurrent(Viewer.evenSuspended(request));
        return cookie.clear(request, reply(Map.of("signed_out", true)));
    }

    private Response signOutEverywhere(Request request) {
        sessions.endAll(Viewer.evenSuspended(request));
        return cookie.clear(request, reply(Map.of("signed_out", true)));
    }

    private Response changePassword(Request request) {
        var viewer = Viewer.required(request);
        var change = request.json(json, PasswordChange.class);
        signIns.changePassword(viewer, change);
        return reply(Map.of("changed", true));
    }

    private Response forgotPassword(Request request) {
        var wanted = request.json(json, CodeRequest.class);
        return reply(signIns.forgot(wanted));
    }

    private Response resetPassword(Request request) {
        var wanted = request.json(json, PasswordReset.class);
        signIns.reset(wanted);
        return reply(Map.of("changed", true));
    }

    private Response listSessions(Request request) {
        return reply(sessions.list(Viewer.evenSuspended(request)));
    }

    private Response endSession(Request request) {
        var viewer = Viewer.evenSuspended(request);
        sessions.end(viewer, request.pathUuid("uuid", Sessions.NO_SUCH_SESSION));
        return reply(Map.of("ended", true));
    }

    /** No cookie for a page of another origin: it must not sign a browser in without its owner's knowing. */
    private Response opened(Request request, SignInResponse session) {
        var site = request.header(Headers.SEC_FETCH_SITE).orElse("none");
        if (!site.equals("same-origin") && !site.equals("none")) {
            return reply(session);
        }
        return cookie.set(request, reply(session), session.token());
    }

    private Response reply(Object answer) {
        return Response.json(json.write(answer)).withHeader(Headers.CACHE_CONTROL, "no-store");
    }

    private static String userAgent(Request request) {
        return request.header(Headers.USER_AGENT).orElse("");
    }
}
