package com.cruddur.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.CookieBrowser;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.MailServer;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Strangers who guess a password do not lock out the person, who signs in where they signed in before. */
@Timeout(120)
class KnownDeviceTest {

    private static final String PASSWORD = "correct horse";
    private static final String DEVICE = "cruddur_device";

    private static MailServer mails;
    private static Cruddur cruddur;
    private static String hash;
    private static int people;

    private String handle = "";
    private CookieBrowser owner;

    @BeforeAll
    static void start() {
        mails = MailServer.start();
        var settings = new HashMap<>(mails.settings());
        settings.put("RATE_LIMITS", "guesses=100000,account-guesses=3,mails=2");
        cruddur = Cruddur.start(settings);
        hash = new Passwords(1).hash(PASSWORD);
    }

    @AfterAll
    static void stop() {
        cruddur.close();
        mails.close();
    }

    @BeforeEach
    void signInOnce() {
        handle = "owner" + ++people;
        cruddur.user(handle);
        cruddur.database().execute("""
                INSERT INTO public.credentials (user_uuid, password_hash) VALUES ('%s', '%s')
                """.formatted(cruddur.database().userUuid(handle), hash));
        owner = new CookieBrowser(cruddur);
        var answer = signIn(owner, PASSWORD);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.matches(
                        "cruddur_device=[A-Za-z0-9_-]{43}; Max-Age=34560000; Path=/; HttpOnly; SameSite=Lax"));
    }

    @Test
    void aKnownDeviceSignsInWhileStrangersGuess() {
        assertThat(owner.post("/api/auth/sign-out", "").statusCode()).isEqualTo(200);
        guessAsStranger();

        assertThat(signIn(new CookieBrowser(cruddur), PASSWORD).statusCode())
                .as("an unknown browser")
                .isEqualTo(429);
        assertThat(signIn(owner, PASSWORD).statusCode()).isEqualTo(200);
        assertThat(owner.form("/sign-in", Map.of("login", handle + "@example.com", "password", PASSWORD))
                        .statusCode())
                .as("by the form and the address")
                .isEqualTo(303);
    }

    @Test
    void aKnownDeviceHasALimitToo() {
        for (var guess = 0; guess < 2; guess++) {
            assertThat(signIn(owner, "a wrong password").statusCode()).isEqualTo(422);
        }
        signIn(owner, "a wrong password");
        assertThat(signIn(owner, PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void theDeviceOfSomebodyElseIsAStranger() {
        var theirs = owner;
        signInOnce();
        guessAsStranger();
        var invented = new CookieBrowser(cruddur);
        invented.set(DEVICE, "x".repeat(43));

        assertThat(signIn(theirs, PASSWORD).statusCode()).isEqualTo(429);
        assertThat(signIn(invented, PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void theDatabaseStoresNoTokens() {
        assertThat(cruddur.database()
                        .texts("SELECT count(*) FROM public.devices WHERE token_hash = '%s'::bytea"
                                .formatted(owner.value(DEVICE))))
                .containsExactly("0");
        assertThat(cruddur.database()
                        .texts("SELECT count(*) FROM public.devices WHERE token_hash = sha256('%s')"
                                .formatted(owner.value(DEVICE))))
                .containsExactly("1");
    }

    @Test
    void whoIsSignedInChangesThePasswordWhileStrangersGuess() {
        guessAsStranger();

        var changed = owner.put(
                "/api/auth/password",
                "{\"current_password\": \"correct horse\", \"new_password\": \"battery staple\"}");

        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    }

    @Test
    void aKnownDeviceGetsACodeWhileStrangersRequestCodes() {
        var email = "{\"email\": \"%s@example.com\"}".formatted(handle);
        for (var request = 0; request < 4; request++) {
            cruddur.anonymous().post("/api/auth/password/forgot", email);
        }
        assertThat(cruddur.anonymous().post("/api/auth/password/forgot", email).statusCode())
                .isEqualTo(429);

        assertThat(owner.post("/api/auth/password/forgot", email).statusCode()).isEqualTo(200);
        assertThat(mails.await(handle + "@example.com", 3)).hasSize(3);
    }

    @Test
    void anUnknownBrowserBecomesKnownByAResetCodeWhileStrangersGuess() {
        guessAsStranger();
        var email = handle + "@example.com";
        var unknown = new CookieBrowser(cruddur);
        assertThat(signIn(unknown, PASSWORD).statusCode()).isEqualTo(429);

        assertThat(unknown.post("/api/auth/password/forgot", "{\"email\": \"%s\"}".formatted(email))
                        .statusCode())
                .isEqualTo(200);
        var code = mails.code(email);
        assertThat(unknown.form(
                                "/reset-password",
                                Map.of("email", email, "code", code, "new_password", "battery staple"))
                        .statusCode())
                .isEqualTo(303);
        guessAsStranger();
        assertThat(signIn(unknown, "battery staple").statusCode()).isEqualTo(200);
    }

    private void guessAsStranger() {
        var uuid = cruddur.database().userUuid(handle).toString();
        for (var login : new String[] {handle, handle + "@example.com", uuid}) {
            for (var guess = 0; guess < 4; guess++) {
                cruddur.anonymous()
                        .post(
                                "/api/auth/sign-in",
                                "{\"login\": \"%s\", \"password\": \"a wrong password\"}".formatted(login));
            }
        }
    }

    private HttpResponse<String> signIn(CookieBrowser browser, String password) {
        return browser.post(
                "/api/auth/sign-in", "{\"login\": \"%s\", \"password\": \"%s\"}".formatted(handle, password));
    }
}
