package com.cruddur.auth;

import com.cruddur.auth.SignIns.CodeRequest;
import com.cruddur.auth.SignIns.PasswordChange;
import com.cruddur.auth.SignIns.PasswordReset;
import com.cruddur.auth.SignUps.Confirmation;
import com.cruddur.platform.http.Headers;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.SessionCookie;
import com.cruddur.platform.json.Json;
import java.util.Map;

/** Sign-up, sign-in and sign-out as JSON. */
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

    public Response signUp(Request request) {
        return reply(signUps.signUp(request.json(json, SignUp.class)));
    }

    public Response confirm(Request request) {
        var confirmation = request.json(json, Confirmation.class);
        return opened(request, signUps.confirm(confirmation, userAgent(request)));
    }

    public Response resendCode(Request request) {
        var wanted = request.json(json, CodeRequest.class);
        return reply(signUps.resendCode(wanted));
    }

    public Response signIn(Request request) {
        var signIn = request.json(json, SignIn.class);
        return opened(request, signIns.signIn(signIn, userAgent(request)));
    }

    public Response signOut(Request request) {
        sessions.endCurrent(request.viewer());
        return cookie.clear(request, reply(Map.of("signed_out", true)));
    }

    public Response signOutEverywhere(Request request) {
        sessions.endAll(request.viewer());
        return cookie.clear(request, reply(Map.of("signed_out", true)));
    }

    public Response changePassword(Request request) {
        var viewer = request.viewer();
        var change = request.json(json, PasswordChange.class);
        signIns.changePassword(viewer, change);
        return reply(Map.of("changed", true));
    }

    public Response forgotPassword(Request request) {
        var wanted = request.json(json, CodeRequest.class);
        return reply(signIns.forgot(wanted));
    }

    public Response resetPassword(Request request) {
        var wanted = request.json(json, PasswordReset.class);
        signIns.reset(wanted);
        return reply(Map.of("changed", true));
    }

    public Response listSessions(Request request) {
        return reply(sessions.list(request.viewer()));
    }

    public Response endSession(Request request) {
        var viewer = request.viewer();
        sessions.end(viewer, request.pathUuid("uuid", Sessions.NO_SUCH_SESSION));
        return reply(Map.of("ended", true));
    }

    /** Sets the cookie for our own pages only: another site must not sign a browser in unnoticed. */
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
