package com.cruddur.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.CruddurProcess.Outcome;
import com.cruddur.testing.InProcessCommand;
import com.cruddur.testing.ScriptedMailServer;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-ups reach their mailbox, or are refused: as JSON, by the form, and on the command line. */
class EmailSignUpTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private static ScriptedMailServer mails;
    private static Cruddur cruddur;

    @BeforeAll
    static void start() {
        mails = ScriptedMailServer.start(false);
        cruddur = Cruddur.start(settings(mails));
    }

    @AfterAll
    static void stop() {
        mails.close();
        cruddur.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a..b@example.com",
                "me.@example.com",
                "me@example..com",
                "me@example.com.",
                "me@exam\u200bple.com",
                "m\u00ade@example.com",
                "me@example"
            })
    void everyWayRefusesAnAddressThatNoMailReaches(String email) {
        var answer = signUp(cruddur, email, "refused");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("[\"email_invalid\"]");
        assertThat(form(email).body()).contains("This is not an e-mail address");
        assertThat(create(email).errors()).contains("email invalid");
        for (var path : new String[] {"/api/auth/resend-code", "/api/auth/password/forgot"}) {
            assertThat(cruddur.anonymous()
                            .post(path, "{\"email\": \"%s\"}".formatted(email))
                            .body())
                    .isEqualTo("[\"email_invalid\"]");
        }
    }

    @Test
    void aDomainInOtherLettersGetsItsMailAndIsOneAddressInEverySpelling() {
        assertThat(signUp(cruddur, "info@müller.de", "mueller").statusCode()).isEqualTo(200);
        mails.await("info@xn--mller-kva.de", SOON);

        assertThat(signUp(cruddur, "info@xn--mller-kva.de", "mueller").statusCode())
                .as("the same person again")
                .isEqualTo(200);
        assertThat(create("info@müller.de").errors()).isEmpty();
        for (var login : new String[] {"info@müller.de", "INFO@MÜLLER.de", "info@xn--mller-kva.de"}) {
            var answer = cruddur.anonymous().post("/api/auth/sign-in", """
                    {"login": "%s", "password": "correct horse"}
                    """.formatted(login));
            assertThat(answer.statusCode()).as(login).isEqualTo(200);
        }
    }

    @Test
    void lettersOutsideAsciiBeforeTheAtNeedAServerThatTakesThem() {
        var refused = signUp(cruddur, "jörg@example.com", "joerg");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).isEqualTo("[\"email_undeliverable\"]");
        assertThat(form("jörg@example.com").body()).contains("We cannot send mail to an address with such letters");

        try (var utf8 = ScriptedMailServer.start(true);
                var other = Cruddur.start(settings(utf8))) {
            assertThat(signUp(other, "jörg@example.com", "joerg").statusCode()).isEqualTo(200);
            utf8.await("jörg@example.com", SOON);
        }
    }

    @Test
    void codesArriveWhileTheMailsOfOthersAreSlow() {
        for (var person = 1; person <= 28; person++) {
            assertThat(signUp(cruddur, "slow" + person + "@slow.example", "slow" + person)
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(signUp(cruddur, "quick@example.com", "quick").statusCode()).isEqualTo(200);

        mails.await("quick@example.com", SOON);
    }

    private static Map<String, String> settings(ScriptedMailServer server) {
        var settings = new HashMap<>(server.settings());
        settings.put("RATE_LIMITS", "off");
        return settings;
    }

    private static HttpResponse<String> signUp(Cruddur at, String email, String handle) {
        return at.anonymous().post("/api/auth/sign-up", """
                {"email": "%s", "handle": "%s", "display_name": "Somebody", "password": "correct horse"}
                """.formatted(email, handle));
    }

    private static HttpResponse<String> form(String email) {
        return new Actor(cruddur.url())
                .post(
                        "/sign-up",
                        "email=%s&handle=refused&display_name=Somebody&password=correct+horse"
                                .formatted(URLEncoder.encode(email, StandardCharsets.UTF_8)),
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Sec-Fetch-Site",
                        "same-origin");
    }

    private static Outcome create(String email) {
        return InProcessCommand.runWithInput(
                "correct horse\n",
                cruddur.database().serviceSettings(),
                "user",
                "create",
                "--email",
                email,
                "--handle",
                "refused",
                "--name",
                "Somebody",
                "--password-stdin");
    }
}
