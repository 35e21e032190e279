package com.cruddur.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.MailServer;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in and out, sessions, and setting another password. */
class SignInTest {

    private static final String PASSWORD = "correct horse";
    private static final String ANOTHER = "battery staple";

    private static MailServer mails;
    private static Cruddur cruddur;
    private static String hash;

    @BeforeAll
    static void start() {
        mails = MailServer.start();
        var settings = new HashMap<>(mails.settings());
        settings.put("RATE_LIMITS", "off");
        cruddur = Cruddur.start(settings);
        hash = new Passwords(1).hash(PASSWORD);
    }

    @AfterAll
    static void stop() {
        cruddur.close();
        mails.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "LOGIN", "@login", "Login@Example.com", " login "})
    void anAddressOrAHandleSignsIn(String login) {
        person("login");

        var answer = signIn(login, PASSWORD, "User-Agent", "A browser");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Actor.json(answer).get("uuid").asString())
                .isEqualTo(cruddur.database().userUuid("login").toString());
        var token = Actor.json(answer).get("token").asString();
        assertThat(token).hasSize(43);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        var current = Actor.json(cruddur.anonymous().get("/api/auth/sessions", "Authorization", "Bearer " + token))
                .get(0);
        assertThat(current.get("user_agent").asString()).isEqualTo("A browser");
        assertThat(current.get("current").booleanValue()).isTrue();
        assertThat(cruddur.database()
                        .texts("SELECT count(*) FROM public.sessions WHERE token_hash = '%s'::bytea".formatted(token)))
                .containsExactly("0");
    }

    @Test
    void aWrongPasswordAndAnUnknownPersonAnswerTheSame() {
        person("known");
        cruddur.database().addUser("without");

        for (var login : List.of("known", "unknown", "unknown@example.com", "without", "MOCK", "%", "' OR true --")) {
            var answer = signIn(login, "wrong password");
            assertThat(answer.statusCode()).as(login).isEqualTo(422);
            assertThat(answer.body()).isEqualTo("[\"credentials_wrong\"]");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void theSuspendedSignInToReadAndLeave() {
        person("shutout");
        cruddur.database().execute("UPDATE public.users SET suspended_at = now() WHERE handle = 'shutout'");

        var token = Actor.json(signIn("shutout", PASSWORD)).get("token").asString();
        var shutout = cruddur.anonymous().with("Authorization", "Bearer " + token);

        assertThat(shutout.get("/", "Accept", "text/html").body())
                .contains("<p class=\"done\">Your account is suspended");
        assertThat(shutout.post("/api/activities", "{\"message\": \"x\", \"ttl\": \"1-day\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(shutout.get("/api/account/export").statusCode()).isEqualTo(200);
        assertThat(shutout.sendBody("DELETE", "/api/account", "{\"password\": \"%s\"}".formatted(PASSWORD))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                              | login_blank,password_blank
                    {"login": "", "password": ""}                   | login_blank,password_blank
                    {"login": 1, "password": "x"}                   | login_wrong_type
                    {"login": "a\\u0000", "password": "x"}          | login_invalid_characters
                    {"login": "a", "password": "\\u0000"}           | password_invalid_characters
                    """)
    void wrongSignInsAreToldTheirMistakes(String body, String codes) {
        assertInvalid(cruddur.anonymous().post("/api/auth/sign-in", body), codes);
        assertInvalid(
                cruddur.anonymous().post("/api/auth/sign-in", credentials("a".repeat(321), "b".repeat(201))),
                "login_exceed_max_chars,password_exceed_max_chars");
        assertThat(cruddur.anonymous().post("/api/auth/sign-in", "{").statusCode())
                .isEqualTo(400);
    }

    @Test
    void theCookieSignsInRequestsOfOurOwnPagesOnly() {
        person("cookie");
        var cookie = cookie(signIn("cookie", PASSWORD));

        assertThat(cookie).startsWith("cruddur_session=");
        assertThat(cruddur.anonymous()
                        .get("/api/auth/sessions", "Cookie", cookie)
                        .statusCode())
                .isEqualTo(200);
        assertThat(signOut("Cookie", cookie).statusCode())
                .as("no word of where from")
                .isEqualTo(403);
        assertThat(signOut("Cookie", cookie, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(signOut("Cookie", cookie, "Sec-Fetch-Site", "same-site").statusCode())
                .isEqualTo(403);
        assertThat(signOut("Cookie", cookie, "Origin", "https://evil.example").statusCode())
                .isEqualTo(403);
        var token = cookie.substring(cookie.indexOf('=') + 1);
        assertThat(cruddur.anonymous()
                        .delete(
                                "/api/auth/sessions/" + UUID.randomUUID(),
                                "Authorization",
                                "Bearer " + token,
                                "Sec-Fetch-Site",
                                "cross-site")
                        .statusCode())
                .as("no browser sends a bearer by itself")
                .isEqualTo(404);

        var signedOut = signOut("Cookie", cookie, "Sec-Fetch-Site", "same-origin");

        assertThat(signedOut.statusCode()).isEqualTo(200);
        assertThat(cookie(signedOut)).isEqualTo("cruddur_session=");
        assertThat(cruddur.anonymous()
                        .get("/api/auth/sessions", "Cookie", cookie)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aPageOfAnotherOriginGetsATokenAndNoCookie() {
        person("frontend");

        var answer = signIn("frontend", PASSWORD, "Sec-Fetch-Site", "cross-site");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void sessionsAreListedAndEndedByTheirOwnerOnly() {
        person("lister");
        var actor = cruddur.user("lister");
        signIn("lister", PASSWORD, "User-Agent", "phone\ttwo");
        var list = actor.json("/api/auth/sessions");
        assertThat(list.size()).isEqualTo(2);
        assertThat(list.get(0).get("user_agent").asString()).isEqualTo("phone two");
        var phone = list.get(0).get("uuid").asString();

        assertThat(cruddur.user("stranger")
                        .delete("/api/auth/sessions/" + phone)
                        .statusCode())
                .isEqualTo(404);
        assertThat(cruddur.anonymous().delete("/api/auth/sessions/" + phone).statusCode())
                .isEqualTo(401);
        assertThat(actor.delete("/api/auth/sessions/nonsense").statusCode()).isEqualTo(404);
        assertThat(actor.delete("/api/auth/sessions/" + phone).statusCode()).isEqualTo(200);
        assertThat(actor.delete("/api/auth/sessions/" + phone).statusCode()).isEqualTo(404);
        assertThat(actor.json("/api/auth/sessions").size()).isEqualTo(1);
    }

    @Test
    void signingOutEverywhereEndsEverySession() {
        var one = cruddur.user("everywhere");
        var two = cruddur.user("everywhere");

        assertThat(one.post("/api/auth/sign-out-everywhere", "").statusCode()).isEqualTo(200);

        assertThat(one.get("/api/auth/sessions").statusCode()).isEqualTo(401);
        assertThat(two.get("/api/auth/sessions").statusCode()).isEqualTo(401);
        assertThat(cruddur.anonymous().post("/api/auth/sign-out-everywhere", "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aSessionLivesOnWhileItIsUsedWhichIsNotedOnceAnHour() {
        var actor = cruddur.user("regular");
        var seen = "SELECT last_seen_at > now() - interval '1 minute' AND expires_at > now() + interval '29 days'"
                + " FROM public.sessions JOIN public.users ON users.uuid = user_uuid WHERE handle = 'regular'";
        age("regular", "59 minutes");
        actor.get("/api/auth/sessions");
        assertThat(cruddur.database().texts(seen)).containsExactly("false");

        age("regular", "61 minutes");
        actor.get("/api/auth/sessions");

        assertThat(cruddur.database().texts(seen)).containsExactly("true");
    }

    @Test
    void aHundredSessionsAreTheMostAndTheOldestMakesRoom() {
        person("many");
        var oldest = cruddur.user("many");
        cruddur.database().execute("""
                UPDATE public.sessions SET created_at = now() - interval '1 day'
                WHERE user_uuid = (SELECT uuid FROM public.users WHERE handle = 'many');
                INSERT INTO public.sessions (user_uuid, token_hash, expires_at)
                SELECT uuid, sha256(convert_to('many' || n, 'UTF8')), now() + interval '1 day'
                FROM public.users, generate_series(1, 99) AS n WHERE handle = 'many'
                """);

        assertThat(oldest.json("/api/auth/sessions").size()).isEqualTo(100);
        assertThat(signIn("many", PASSWORD).statusCode()).isEqualTo(200);
        assertThat(oldest.get("/api/auth/sessions").statusCode()).isEqualTo(401);
        assertThat(cruddur.user("many").json("/api/auth/sessions").size()).isEqualTo(100);
    }

    @Test
    void anotherPasswordSignsOutTheOtherSessions() {
        person("changer");
        var actor = cruddur.user("changer");
        var other = cruddur.user("changer");

        assertInvalid(change(actor, "wrong password", ANOTHER), "current_password_wrong");
        assertInvalid(change(actor, PASSWORD, "short"), "new_password_below_min_chars");
        assertInvalid(actor.put("/api/auth/password", "{}"), "current_password_blank,new_password_blank");
        assertThat(change(cruddur.anonymous(), PASSWORD, ANOTHER).statusCode()).isEqualTo(401);
        assertThat(change(actor, PASSWORD, ANOTHER).statusCode()).isEqualTo(200);

        assertThat(actor.get("/api/auth/sessions").statusCode()).isEqualTo(200);
        assertThat(other.get("/api/auth/sessions").statusCode()).isEqualTo(401);
        assertThat(signIn("changer", PASSWORD).statusCode()).isEqualTo(422);
        assertThat(signIn("changer", ANOTHER).statusCode()).isEqualTo(200);
        assertThat(mails.await("changer@example.com", 1)).hasSize(1);
    }

    @Test
    void aForgottenPasswordIsSetAnewByTheCodeFromTheMail() {
        person("forgetful");
        var actor = cruddur.user("forgetful");
        var unknown = forgot("nobody-here@example.com");
        var known = forgot("FORGETFUL@example.com");
        assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(200);
        var code = mails.code("forgetful@example.com");

        assertInvalid(reset("forgetful@example.com", "00000000"), "code_wrong");
        assertInvalid(reset("nobody-here@example.com", code), "code_wrong");
        assertThat(reset("Forgetful@example.com", code).statusCode()).isEqualTo(200);

        assertInvalid(reset("forgetful@example.com", code), "code_wrong");
        assertThat(actor.get("/api/auth/sessions").statusCode()).isEqualTo(401);
        assertThat(signIn("forgetful", ANOTHER).statusCode()).isEqualTo(200);
    }

    @Test
    void aResetCodeMayBeTriedFiveTimesUntilItsTimeIsOver() {
        person("guessed");
        forgot("guessed@example.com");
        var code = mails.code("guessed@example.com");
        for (var attempt = 1; attempt <= 5; attempt++) {
            assertInvalid(reset("guessed@example.com", "00000000"), "code_wrong");
        }
        assertInvalid(reset("guessed@example.com", code), "code_wrong");

        forgot("guessed@example.com");
        var another = mails.code("guessed@example.com", 2);
        cruddur.database().execute("UPDATE public.password_resets SET expires_at = now()");
        assertInvalid(reset("guessed@example.com", another), "code_wrong");
        assertThat(signIn("guessed", PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void fiftyTriesAtOnceAreNoMoreThanFive() throws Exception {
        person("hurried");
        forgot("hurried@example.com");
        var code = mails.code("hurried@example.com");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> wrong =
                    () -> reset("hurried@example.com", "00000000").statusCode();
            for (var status : threads.invokeAll(Collections.nCopies(50, wrong))) {
                assertThat(status.get()).isIn(422, 503);
            }
        }

        assertThat(cruddur.database().texts("SELECT max(attempts) FROM public.password_resets"))
                .containsExactly("5");
        assertInvalid(reset("hurried@example.com", code), "code_wrong");
        assertThat(signIn("hurried", PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void withAPublicAddressOnTlsTheCookieIsForTlsOnly() {
        try (var secure = Cruddur.start(Map.of("PUBLIC_URL", "https://cruddur.example"))) {
            secure.database().addUser("tls");
            setPassword(secure, "tls");

            assertThat(secure.anonymous()
                            .post("/api/auth/sign-in", credentials("tls", PASSWORD))
                            .headers()
                            .firstValue("Set-Cookie")
                            .orElseThrow())
                    .contains("; Secure", "; HttpOnly", "; SameSite=Lax");
        }
    }

    @Test
    void anotherSiteNeitherListsNorEndsSessionsByTheCookie() {
        person("forged");
        var cookie = cookie(signIn("forged", PASSWORD));
        var own = cruddur.anonymous().with("Cookie", cookie);
        var sessions = own.json("/api/auth/sessions");
        assertThat(sessions.size()).isEqualTo(1);
        var path = "/api/auth/sessions/" + sessions.get(0).get("uuid").asString();

        assertThat(own.delete(path, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(own.delete(path, "Origin", "https://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(own.delete(path, "Sec-Fetch-Site", "same-origin").statusCode())
                .isEqualTo(200);
        assertThat(own.get("/api/auth/sessions").statusCode()).isEqualTo(401);
    }

    @Test
    void behindTlsTheCookieIsForTlsOnly() {
        try (var secure = Cruddur.start(Map.of("TRUST_PROXY", "true"))) {
            secure.database().addUser("tls");
            setPassword(secure, "tls");
            var body = credentials("tls", PASSWORD);

            assertThat(secure.anonymous()
                            .post("/api/auth/sign-in", body, "X-Forwarded-Proto", "https")
                            .headers()
                            .firstValue("Set-Cookie")
                            .orElseThrow())
                    .contains("; Secure");
            assertThat(secure.anonymous()
                            .post("/api/auth/sign-in", body)
                            .headers()
                            .firstValue("Set-Cookie")
                            .orElseThrow())
                    .doesNotContain("Secure");
        }
        person("plain");
        assertThat(signIn("plain", PASSWORD, "X-Forwarded-Proto", "https")
                        .headers()
                        .firstValue("Set-Cookie")
                        .orElseThrow())
                .as("a proxy that is not trusted")
                .doesNotContain("Secure");
    }

    private static void person(String handle) {
        cruddur.user(handle);
        cruddur.database()
                .execute("DELETE FROM public.sessions WHERE user_uuid = '%s'"
                        .formatted(cruddur.database().userUuid(handle)));
        setPassword(cruddur, handle);
    }

    private static void setPassword(Cruddur where, String handle) {
        where.database().execute("""
                INSERT INTO public.credentials (user_uuid, password_hash) VALUES ('%s', '%s')
                ON CONFLICT (user_uuid) DO UPDATE SET password_hash = excluded.password_hash
                """.formatted(where.database().userUuid(handle), hash));
    }

    private static void age(String handle, String age) {
        cruddur.database()
                .execute("UPDATE public.sessions SET last_seen_at = now() - interval '%s' WHERE user_uuid = '%s'"
                        .formatted(age, cruddur.database().userUuid(handle)));
    }

    private static String credentials(String login, String password) {
        return "{\"login\": \"%s\", \"password\": \"%s\"}".formatted(login, password);
    }

    private static HttpResponse<String> signIn(String login, String password, String... headers) {
        return cruddur.anonymous().post("/api/auth/sign-in", credentials(login, password), headers);
    }

    private static HttpResponse<String> signOut(String... headers) {
        return cruddur.anonymous().post("/api/auth/sign-out", "", headers);
    }

    private static HttpResponse<String> change(Actor actor, String current, String another) {
        return actor.put(
                "/api/auth/password",
                "{\"current_password\": \"%s\", \"new_password\": \"%s\"}".formatted(current, another));
    }

    private static HttpResponse<String> forgot(String email) {
        return cruddur.anonymous().post("/api/auth/password/forgot", "{\"email\": \"%s\"}".formatted(email));
    }

    private static HttpResponse<String> reset(String email, String code) {
        return cruddur.anonymous()
                .post(
                        "/api/auth/password/reset",
                        "{\"email\": \"%s\", \"code\": \"%s\", \"new_password\": \"%s\"}"
                                .formatted(email, code, ANOTHER));
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElse("").replaceFirst(";.*", "");
    }

    private static void assertInvalid(HttpResponse<String> response, String codes) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        assertThat(response.body()).isEqualTo("[\"" + codes.replace(",", "\",\"") + "\"]");
    }
}
