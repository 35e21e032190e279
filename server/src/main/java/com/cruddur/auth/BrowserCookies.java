package com.cruddur.auth;

import com.cruddur.platform.http.Headers;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.SessionCookie;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cookies by which a browser that signs up or in is recognised: its session, the device itself, and a sign-up that
 * waits for its code. Only our own pages and programs that are no browsers get them.
 */
public final class BrowserCookies {

    private static final String DEVICE = "cruddur_device";
    private static final String SIGN_UP = "cruddur_sign_up";

    /** As long as browsers keep a cookie. */
    private static final Duration DEVICE_KEPT = Duration.ofDays(400);

    /** Longer than a code is valid, because another one may be requested. */
    private static final Duration SIGN_UP_KEPT = Duration.ofDays(1);

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final SessionCookie cookie;

    public BrowserCookies(SessionCookie cookie) {
        this.cookie = cookie;
    }

    /** Returns the program that sent {@code request}, with a new device token if it is new and keeps cookies. */
    Client client(Request request) {
        var userAgent = request.header(Headers.USER_AGENT).orElse("");
        var device = token(request, DEVICE);
        var kept = device == null && request.mayCarryCookie() ? Tokens.token() : device;
        var signUp = token(request, SIGN_UP);
        return new Client(userAgent, request.language(), kept, device != null, signUp == null ? "" : signUp);
    }

    /** Returns whether {@code request} has the cookie of a sign-up. */
    boolean isSigningUp(Request request) {
        return token(request, SIGN_UP) != null;
    }

    /** Returns {@code answer} with the cookie of the sign-up {@code token}. */
    Response signingUp(Request request, Response answer, String token) {
        return request.mayCarryCookie() ? cookie.set(request, answer, SIGN_UP, token, SIGN_UP_KEPT) : answer;
    }

    /** Returns {@code answer} with the cookies of {@code session} and of the device of {@code client}. */
    Response signedIn(Request request, Response answer, SignInResponse session, Client client) {
        return request.mayCarryCookie() ? known(request, cookie.set(request, answer, session.token()), client) : answer;
    }

    /** Returns {@code answer} with the cookie of the device of {@code client}, which its person knows from now on. */
    Response known(Request request, Response answer, Client client) {
        var device = client.device();
        return device == null || !request.mayCarryCookie()
                ? answer
                : cookie.set(request, answer, DEVICE, device, DEVICE_KEPT);
    }

    /** Returns {@code answer} with the cookies after a confirmation, which ends the sign-up. */
    Response confirmed(Request request, Response answer, SignInResponse session, Client client) {
        var signedIn = signedIn(request, answer, session, client);
        return isSigningUp(request) ? cookie.set(request, signedIn, SIGN_UP, "", Duration.ZERO) : signedIn;
    }

    private static @Nullable String token(Request request, String name) {
        return request.cookie(name)
                .filter(value -> TOKEN.matcher(value).matches())
                .orElse(null);
    }
}
