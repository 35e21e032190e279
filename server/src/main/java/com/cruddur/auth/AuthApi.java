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
    private final BrowserCookies cookies;
    private final Json json;

    public AuthApi(SignUps signUps, SignIns signIns, Sessions sessions, SessionCookie cookie, Json json) {
        this.signUps = signUps;
        this.signIns = signIns;
        this.sessions = sessions;
        this.cookie = cookie;
        this.cookies = new BrowserCookies(cookie);
        this.json = json;
    }

    public Response signUp(Request request) {
        var pending = signUps.signUp(request.json(json, SignUp.class), cookies.client(request));
        return cookies.signingUp(request, reply(pending.code()), pending.browser());
    }

    public Response confirm(Request request) {
        var client = cookies.client(request);
        var session = signUps.confirm(request.json(json, Confirmation.class), client);
        return cookies.confirmed(request, reply(session), session, client);
    }

    public Response resendCode(Request request) {
        var wanted = request.json(json, CodeRequest.class);
        return reply(signUps.resendCode(wanted, cookies.client(request)));
    }

    public Response signIn(Request request) {
        var client = cookies.client(request);
        var session = signIns.signIn(request.json(json, SignIn.class), client);
        return cookies.signedIn(request, reply(session), session, client);
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
        signIns.changePassword(viewer, change, request.language());
        return reply(Map.of("changed", true));
    }

    public Response forgotPassword(Request request) {
        var wanted = request.json(json, CodeRequest.class);
        return reply(signIns.forgot(wanted, cookies.client(request)));
    }

    public Response resetPassword(Request request) {
        var wanted = request.json(json, PasswordReset.class);
        var client = cookies.client(request);
        signIns.reset(wanted, client);
        return cookies.known(request, reply(Map.of("changed", true)), client);
    }

    public Response listSessions(Request request) {
        return reply(sessions.list(request.viewer()));
    }

    public Response endSession(Request request) {
        var viewer = request.viewer();
        sessions.end(viewer, request.pathUuid("uuid", Sessions.NO_SUCH_SESSION));
        return reply(Map.of("ended", true));
    }

    private Response reply(Object answer) {
        return Response.json(json.write(answer)).withHeader(Headers.CACHE_CONTROL, "no-store");
    }
}
