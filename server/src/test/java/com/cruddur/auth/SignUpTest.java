package com.cruddur.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.MailServer;
import jakarta.mail.MessagingException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From nobody to a person with an account. */
class SignUpTest {

    private static MailServer mails;
    private static Cruddur cruddur;

    @BeforeAll
    static void start() {
        mails = MailServer.start();
        cruddur = Cruddur.start(mails.settings());
    }

    @AfterAll
    static void stop() {
        cruddur.close();
        mails.close();
    }

    @Test
    void theCodeFromTheMailMakesTheAccountAndSignsIn() throws MessagingException {
        var answer = signUp("Alice@Example.com", "alice");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Actor.json(answer).get("email").asString()).isEqualTo("Alice@Example.com");
        assertThat(Duration.between(
                        Instant.now(),
                        Instant.parse(Actor.json(answer).get("expires_at").asString())))
                .isBetween(Duration.ofMinutes(29), Duration.ofMinutes(31));
        assertThat(count("users WHERE handle = 'alice'")).isZero();
        var mail = mails.await("Alice@Example.com", 1).getFirst();
        assertThat(mail.getFrom()[0]).hasToString("Cruddur <no-reply@cruddur.example>");
        assertThat(MailServer.text(mail)).contains("@alice");

        var confirmed = confirm("alice@example.com", mails.code("Alice@Example.com"));

        assertThat(confirmed.statusCode()).isEqualTo(200);
        var session = Actor.json(confirmed);
        assertThat(session.get("handle").asString()).isEqualTo("alice");
        assertThat(session.get("display_name").asString()).isEqualTo("The alice");
        assertThat(confirmed.headers().firstValue("Set-Cookie"))
                .hasValue("cruddur_session=" + session.get("token").asString()
                        + "; Max-Age=34560000; Path=/; HttpOnly; SameSite=Lax");
        var list = cruddur.anonymous()
                .get(
                        "/api/auth/sessions",
                        "Authorization",
                        "Bearer " + session.get("token").asString());
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(cruddur.database().texts("SELECT password_hash FROM public.credentials"))
                .allMatch(hash -> hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
        assertThat(count("sign_ups WHERE handle = 'alice'")).isZero();
    }

    @Test
    void aHandleThatIsTakenOrAboutToBeIsTold() {
        cruddur.database().addUser("taken");
        signUp("first@example.com", "Pending");

        assertInvalid(signUp("x@example.com", "TAKEN"), "handle_taken");
        assertInvalid(signUp("x@example.com", "pending"), "handle_taken");
        assertThat(signUp("FIRST@example.com", "pending").statusCode())
                .as("oneself again")
                .isEqualTo(200);
        cruddur.database().execute("UPDATE public.sign_ups SET expires_at = now() WHERE lower(handle) = 'pending'");
        assertThat(signUp("x@example.com", "pending").statusCode())
                .as("expired")
                .isEqualTo(200);
    }

    @Test
    void whetherAnAddressHasAnAccountIsToldToItsOwnerOnly() throws MessagingException {
        cruddur.database().addUser("owner");
        var answer = signUp("OWNER@example.com", "somebody");
        var other = signUp("nobody@example.com", "anybody");

        assertThat(answer.statusCode()).isEqualTo(other.statusCode());
        assertThat(Actor.json(answer).propertyNames())
                .isEqualTo(Actor.json(other).propertyNames());
        assertThat(mails.await("owner@example.com", 1).getFirst().getSubject())
                .isEqualTo("You have a Cruddur account already");
        assertInvalid(signUp("prober@example.com", "somebody"), "handle_taken");
        assertInvalid(signUp("prober@example.com", "anybody"), "handle_taken");
        resend("owner@example.com");
        assertThat(mails.await("owner@example.com", 2).getLast().getSubject())
                .isEqualTo("You have a Cruddur account already");
    }

    @Test
    void aCodeMayBeTriedFiveTimesAndAnotherOneAskedFor() {
        signUp("guess@example.com", "guess");
        var code = mails.code("guess@example.com");
        for (var attempt = 1; attempt <= 5; attempt++) {
            assertInvalid(confirm("guess@example.com", "00000000"), "code_wrong");
        }
        assertInvalid(confirm("guess@example.com", code), "code_wrong");

        assertThat(resend("guess@example.com").statusCode()).isEqualTo(200);
        var another = mails.code("guess@example.com", 2);

        assertInvalid(confirm("guess@example.com", code), "code_wrong");
        assertThat(confirm("guess@example.com", another.substring(0, 4) + " - " + another.substring(4))
                        .statusCode())
                .isEqualTo(200);
        assertInvalid(confirm("guess@example.com", another), "code_wrong");
    }

    @Test
    void aCodeIsGoodUntilItsTimeIsOver() {
        signUp("late@example.com", "late");
        var code = mails.code("late@example.com");
        cruddur.database().execute("UPDATE public.sign_ups SET expires_at = now() WHERE handle = 'late'");

        assertInvalid(confirm("late@example.com", code), "code_wrong");
        assertThat(resend("late@example.com").statusCode()).isEqualTo(200);
        assertThat(count("users WHERE handle = 'late'")).isZero();
    }

    @Test
    void theFirstToConfirmKeepsTheHandle() {
        signUp("slow@example.com", "contested");
        cruddur.database().addUser("contested");

        assertInvalid(confirm("slow@example.com", mails.code("slow@example.com")), "handle_taken");
        assertThat(signUp("slow@example.com", "uncontested").statusCode()).isEqualTo(200);
        assertThat(confirm("slow@example.com", mails.code("slow@example.com", 2))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                                           | email_blank,handle_blank,display_name_blank,password_blank
                    {"email": null, "handle": "h1", "display_name": "H", "password": "0123456789"}          | email_blank
                    {"email": " ", "handle": "h1", "display_name": "H", "password": "0123456789"}           | email_blank
                    {"email": "x", "handle": "h1", "display_name": "H", "password": "0123456789"}           | email_invalid
                    {"email": "a b@c", "handle": "h1", "display_name": "H", "password": "0123456789"}       | email_invalid
                    {"email": "a@b,c@d", "handle": "h1", "display_name": "H", "password": "0123456789"}     | email_invalid
                    {"email": "a@b\\r\\nBcc: c@d", "handle": "h1", "display_name": "H", "password": "0123456789"} | email_invalid_characters
                    {"email": "a@b\\u0000", "handle": "h1", "display_name": "H", "password": "0123456789"}  | email_invalid_characters
                    {"email": 1, "handle": "h1", "display_name": "H", "password": "0123456789"}             | email_wrong_type
                    {"email": "a@b.c", "handle": "a b", "display_name": "H", "password": "0123456789"}      | handle_invalid
                    {"email": "a@b.c", "handle": "a/b", "display_name": "H", "password": "0123456789"}      | handle_invalid
                    {"email": "a@b.c", "handle": "@ab", "display_name": "H", "password": "0123456789"}      | handle_invalid
                    {"email": "a@b.c", "handle": "a\\u00a0b", "display_name": "H", "password": "0123456789"} | handle_invalid
                    {"email": "a@b.c", "handle": "bob!", "display_name": "H", "password": "0123456789"}      | handle_invalid
                    {"email": "a@b.c", "handle": "bob.", "display_name": "H", "password": "0123456789"}      | handle_invalid
                    {"email": "a@b.c", "handle": "🌍", "display_name": "H", "password": "0123456789"}        | handle_invalid
                    {"email": "a@b.c", "handle": "a\\u202eb", "display_name": "H", "password": "0123456789"} | handle_invalid
                    {"email": "a@b.c", "handle": "a\\u0000b", "display_name": "H", "password": "0123456789"} | handle_invalid_characters
                    {"email": "a@b.c", "handle": "a\\ud800b", "display_name": "H", "password": "0123456789"} | handle_invalid_characters
                    {"email": "a@b.c", "handle": ["h"], "display_name": "H", "password": "0123456789"}      | handle_wrong_type
                    {"email": "a@b.c", "handle": "h1", "display_name": " ", "password": "0123456789"}       | display_name_blank
                    {"email": "a@b.c", "handle": "h1", "display_name": "H\\nH", "password": "0123456789"}   | display_name_invalid_characters
                    {"email": "a@b.c", "handle": "h1", "display_name": "H", "password": "012345678"}        | password_below_min_chars
                    {"email": "a@b.c", "handle": "h1", "display_name": "H", "password": "🌍🌍🌍🌍🌍🌍🌍🌍🌍"} | password_below_min_chars
                    {"email": "a@b.c", "handle": "h1", "display_name": "H", "password": "01234567\\u0000"}   | password_invalid_characters
                    {"email": "a@b.c", "handle": "h1", "display_name": "H", "password": true}               | password_wrong_type
                    []                                                           | body_wrong_type
                    """)
    void wrongSignUpsAreToldTheirMistakes(String body, String codes) {
        assertInvalid(cruddur.anonymous().post("/api/auth/sign-up", body), codes);
    }

    @Test
    void lengthsAreCountedAsAPersonWould() {
        assertThat(signUp("earth@example.com", "𐐨".repeat(30)).statusCode()).isEqualTo(200);
        assertInvalid(signUp("earth@example.com", "𐐨".repeat(31)), "handle_exceed_max_chars");
        assertInvalid(
                cruddur.anonymous()
                        .post("/api/auth/sign-up", """
                                {"email": "%s@b.c", "handle": "h", "display_name": "%s", "password": "%s"}
                                """.formatted("a".repeat(320), "🌍".repeat(101), "🌍".repeat(201))),
                "email_exceed_max_chars,display_name_exceed_max_chars,password_exceed_max_chars");
        assertThat(cruddur.anonymous()
                        .post("/api/auth/sign-up", """
                                {"email": "l@b.c", "handle": "long", "display_name": "%s", "password": "%s"}
                                """.formatted("🌍".repeat(100), "🌍".repeat(200)))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/sign-up", "/api/auth/confirm", "/api/auth/resend-code"})
    void aBodyThatIsNoJsonIsRefused(String path) {
        assertThat(cruddur.anonymous().post(path, "{\"email\"").statusCode()).isEqualTo(400);
        assertThat(cruddur.anonymous()
                        .sendBytes("POST", path, "{\"email\": \"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1))
                        .statusCode())
                .isEqualTo(400);
        assertThat(cruddur.anonymous().post(path, "x".repeat(70_000)).statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                              | email_blank,code_blank
                    {"email": "a@b.c", "code": "\\u0000"}           | code_invalid_characters
                    {"email": "a@b.c", "code": "123456789012345678901"} | code_exceed_max_chars
                    {"email": "a@b.c", "code": 12345678}            | code_wrong_type
                    {"email": "unknown@b.c", "code": "12345678"}    | code_wrong
                    """)
    void wrongConfirmationsAreToldTheirMistakes(String body, String codes) {
        assertInvalid(cruddur.anonymous().post("/api/auth/confirm", body), codes);
    }

    @Test
    void askingForACodeForNobodySendsNothingAndSaysNothing() {
        assertThat(resend("nobody-at-all@example.com").statusCode()).isEqualTo(200);
        assertInvalid(cruddur.anonymous().post("/api/auth/resend-code", "{}"), "email_blank");
    }

    private static HttpResponse<String> signUp(String email, String handle) {
        return cruddur.anonymous()
                .post("/api/auth/sign-up", """
                {"email": "%s", "handle": "%s", "display_name": "The %s", "password": "correct horse"}
                """.formatted(email, handle, handle.length() > 50 ? "Long" : handle));
    }

    private static HttpResponse<String> confirm(String email, String code) {
        return cruddur.anonymous()
                .post("/api/auth/confirm", "{\"email\": \"%s\", \"code\": \"%s\"}".formatted(email, code));
    }

    private static HttpResponse<String> resend(String email) {
        return cruddur.anonymous().post("/api/auth/resend-code", "{\"email\": \"%s\"}".formatted(email));
    }

    private static int count(String from) {
        return Integer.parseInt(
                cruddur.database().texts("SELECT count(*) FROM public." + from).getFirst());
    }

    private static void assertInvalid(HttpResponse<String> response, String codes) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        assertThat(response.body()).isEqualTo("[\"" + codes.replace(",", "\",\"") + "\"]");
    }
}
