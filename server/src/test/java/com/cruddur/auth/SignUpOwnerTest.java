package com.cruddur.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.CookieBrowser;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.MailServer;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An account belongs to the owner of its address, whoever began the sign-up. */
@Timeout(180)
class SignUpOwnerTest {

    private static final String ATTACKERS = "password of mallory";
    private static final String VICTIMS = "password of vera";

    private static MailServer mails;
    private static Cruddur cruddur;
    private static int cases;

    private String email = "";
    private String mallory = "";
    private String vera = "";
    private int mailsSent;

    @BeforeAll
    static void start() {
        mails = MailServer.start();
        var settings = new HashMap<>(mails.settings());
        settings.put("RATE_LIMITS", "off");
        settings.put("FRONTEND_URL", "https://front.example");
        cruddur = Cruddur.start(settings);
    }

    @AfterAll
    static void stop() {
        cruddur.close();
        mails.close();
    }

    @BeforeEach
    void begin() {
        cases++;
        email = "vera" + cases + "@example.com";
        mallory = "mallory" + cases;
        vera = "vera" + cases;
        mailsSent = 0;
    }

    @Test
    void thePasswordOfTheOneWhoSignedUpIsWorthlessWhenTheOwnerConfirms() {
        var code = signUp(new CookieBrowser(cruddur), mallory, ATTACKERS);

        var confirmed = cruddur.anonymous().post("/api/auth/confirm", confirmation(code, ""));

        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(200);
        assertWrong(ATTACKERS);
        assertThat(mails.await(email, 2).getLast())
                .satisfies(mail -> assertThat(mail.getSubject()).isEqualTo("Your Cruddur account needs a password"));
        cruddur.anonymous().post("/api/auth/password/forgot", "{\"email\": \"%s\"}".formatted(email));
        var reset = cruddur.anonymous()
                .post("/api/auth/password/reset", """
                {"email": "%s", "code": "%s", "new_password": "%s"}
                """.formatted(email, mails.code(email, 3), VICTIMS));
        assertThat(reset.statusCode()).as(reset.body()).isEqualTo(200);
        assertThat(signIn(VICTIMS).statusCode()).isEqualTo(200);
    }

    @Test
    void whoConfirmsElsewhereChoosesThePassword() {
        var code = signUp(new CookieBrowser(cruddur), mallory, ATTACKERS);

        var confirmed = cruddur.anonymous().post("/api/auth/confirm", confirmation(code, VICTIMS));

        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(200);
        assertWrong(ATTACKERS);
        assertThat(signIn(VICTIMS).statusCode()).isEqualTo(200);
    }

    @Test
    void thePageAsksForAPasswordInAnotherBrowser() {
        var attacker = new CookieBrowser(cruddur);
        var code = signUp(attacker, mallory, ATTACKERS);
        var victim = new CookieBrowser(cruddur);
        assertThat(attacker.get("/confirm").body()).doesNotContain("name=\"password\"");
        assertThat(victim.get("/confirm").body()).contains("name=\"password\"");

        var without = victim.form("/confirm", Map.of("email", email, "code", code, "password", ""));
        assertThat(without.body()).contains("name=\"password\"", "aria-invalid=\"true\"");
        assertThat(count("users WHERE email = '%s'")).isZero();
        var with = victim.form("/confirm", Map.of("email", email, "code", code, "password", VICTIMS));

        assertThat(with.statusCode()).as(with.body()).isEqualTo(303);
        assertWrong(ATTACKERS);
        assertThat(signIn(VICTIMS).statusCode()).isEqualTo(200);
    }

    @Test
    void theBrowserThatSignedUpKeepsItsPasswordByForms() {
        var browser = new CookieBrowser(cruddur);
        var signedUp = browser.form(
                "/sign-up", Map.of("email", email, "handle", vera, "display_name", "Vera", "password", VICTIMS));
        assertThat(signedUp.statusCode()).as(signedUp.body()).isEqualTo(303);

        var confirmed = browser.form("/confirm", Map.of("email", email, "code", nextCode()));

        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(303);
        assertThat(browser.has("cruddur_session")).isTrue();
        assertThat(browser.has("cruddur_sign_up")).isFalse();
        assertThat(signIn(VICTIMS).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOwnerWhoSignsUpTooGetsTheirOwnAccountWhicheverCodeTheyType(boolean victimFirst) {
        var attacker = new CookieBrowser(cruddur);
        var victim = new CookieBrowser(cruddur);
        var first = victimFirst ? signUp(victim, vera, VICTIMS) : signUp(attacker, mallory, ATTACKERS);
        var second = victimFirst ? signUp(attacker, mallory, ATTACKERS) : signUp(victim, vera, VICTIMS);
        var typed = victimFirst ? second : first; // the code of the attacker's sign-up

        var confirmed = victim.post("/api/auth/confirm", confirmation(typed, ""));

        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(200);
        assertThat(Actor.json(confirmed).get("handle").asString()).isEqualTo(vera);
        assertThat(signIn(VICTIMS).statusCode()).isEqualTo(200);
        assertWrong(ATTACKERS);
        for (var code : List.of(first, second)) {
            var late = attacker.post("/api/auth/confirm", confirmation(code, ATTACKERS));
            assertThat(late.body()).isEqualTo("[\"code_wrong\"]");
        }
    }

    @Test
    void eachCodeConfirmsItsOwnSignUpWhereNoBrowserIsKnown() {
        var first = signUp(new CookieBrowser(cruddur), vera, VICTIMS);
        var second = signUp(new CookieBrowser(cruddur), mallory, ATTACKERS);

        var confirmed = cruddur.anonymous().post("/api/auth/confirm", confirmation(first, VICTIMS));

        assertThat(Actor.json(confirmed).get("handle").asString()).isEqualTo(vera);
        assertThat(cruddur.anonymous()
                        .post("/api/auth/confirm", confirmation(second, ATTACKERS))
                        .body())
                .isEqualTo("[\"code_wrong\"]");
        assertWrong(ATTACKERS);
    }

    @Test
    void ofTwoConfirmationsAtOnceOneWinsAndTheOtherLearnsNothing() throws Exception {
        for (var round = 0; round < 5; round++) {
            begin();
            var attacker = new CookieBrowser(cruddur);
            var victim = new CookieBrowser(cruddur);
            var victims = signUp(victim, vera, VICTIMS);
            var attackers = signUp(attacker, mallory, ATTACKERS);
            try (var threads = Executors.newFixedThreadPool(2)) {
                List<Callable<HttpResponse<String>>> both = List.of(
                        () -> victim.post("/api/auth/confirm", confirmation(victims, "")),
                        () -> cruddur.anonymous().post("/api/auth/confirm", confirmation(attackers, "")));
                var bodies = threads.invokeAll(both).stream()
                        .map(answer -> answer.resultNow())
                        .map(answer -> answer.statusCode() == 200 ? "won" : answer.body())
                        .toList();
                assertThat(bodies).containsExactlyInAnyOrder("won", "[\"code_wrong\"]");
            }
            assertThat(count("users WHERE email = '%s'")).isEqualTo(1);
            assertWrong(ATTACKERS);
        }
    }

    @Test
    void strangersDoNotUseUpTheAttemptsOfTheBrowserThatSignedUp() {
        var victim = new CookieBrowser(cruddur);
        var code = signUp(victim, vera, VICTIMS);
        for (var guess = 0; guess < 6; guess++) {
            cruddur.anonymous().post("/api/auth/confirm", confirmation("00000000", ""));
        }
        assertThat(cruddur.anonymous()
                        .post("/api/auth/confirm", confirmation(code, VICTIMS))
                        .statusCode())
                .isEqualTo(422);

        assertThat(victim.post("/api/auth/confirm", confirmation(code, "")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anotherCodeIsForTheSignUpOfTheBrowserThatAsks() {
        var victim = new CookieBrowser(cruddur);
        signUp(victim, vera, VICTIMS);
        signUp(new CookieBrowser(cruddur), mallory, ATTACKERS);

        victim.post("/api/auth/resend-code", "{\"email\": \"%s\"}".formatted(email));
        nextCode();

        assertThat(MailServer.text(mails.await(email, 3).getLast())).contains("@" + vera + " ");
    }

    @Test
    void aFrontEndOfAnotherOriginSignsUpWithoutCookies() {
        var frontEnd = new String[] {"Origin", "https://front.example", "Sec-Fetch-Site", "cross-site"};
        var signedUp = cruddur.anonymous().post("/api/auth/sign-up", form(vera, VICTIMS), frontEnd);
        assertThat(signedUp.statusCode()).as(signedUp.body()).isEqualTo(200);
        assertThat(signedUp.headers().firstValue("Set-Cookie")).isEmpty();

        var confirmed = cruddur.anonymous().post("/api/auth/confirm", confirmation(nextCode(), VICTIMS), frontEnd);

        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(200);
        assertThat(Actor.json(confirmed).get("token").asString()).hasSize(43);
        assertThat(confirmed.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(signIn(VICTIMS).statusCode()).isEqualTo(200);
    }

    /** Signs up, and returns the code from the mail. */
    private String signUp(CookieBrowser browser, String handle, String password) {
        var answer = browser.post("/api/auth/sign-up", form(handle, password));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return nextCode();
    }

    private String nextCode() {
        return mails.code(email, ++mailsSent);
    }

    private String form(String handle, String password) {
        return """
                {"email": "%s", "handle": "%s", "display_name": "Somebody", "password": "%s"}
                """.formatted(email, handle, password);
    }

    /** @param password empty to send none */
    private String confirmation(String code, String password) {
        return password.isEmpty()
                ? "{\"email\": \"%s\", \"code\": \"%s\"}".formatted(email, code)
                : "{\"email\": \"%s\", \"code\": \"%s\", \"password\": \"%s\"}".formatted(email, code, password);
    }

    private HttpResponse<String> signIn(String password) {
        return cruddur.anonymous()
                .post("/api/auth/sign-in", "{\"login\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
    }

    private void assertWrong(String password) {
        assertThat(signIn(password).body()).isEqualTo("[\"credentials_wrong\"]");
    }

    private int count(String from) {
        return Integer.parseInt(cruddur.database()
                .texts("SELECT count(*) FROM public." + from.formatted(email))
                .getFirst());
    }
}
