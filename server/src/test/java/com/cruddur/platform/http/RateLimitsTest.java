package com.cruddur.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Await;
import com.cruddur.testing.CookieBrowser;
import com.cruddur.testing.Cruddur;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks too often waits, and nobody else does. */
class RateLimitsTest {

    private static final String HOME = "/api/activities/home";

    private static Cruddur limited(String limits) {
        return Cruddur.start(Map.of("RATE_LIMITS", limits, "TRUST_PROXY", "true"));
    }

    private static Actor from(Cruddur cruddur, String address) {
        return cruddur.anonymous().with("X-Forwarded-For", address);
    }

    @Test
    void aClientOverTheLimitIsToldWhenToRetry() {
        try (var cruddur = limited("reads=2")) {
            var anyone = cruddur.anonymous();

            assertThat(left(anyone.get(HOME))).startsWith("\"reads\";r=1;t=");
            assertThat(left(anyone.get(HOME))).startsWith("\"reads\";r=0;t=");
            var refused = anyone.get(HOME);

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("RateLimit-Policy")).hasValue("\"reads\";q=2;w=60");
            assertThat(refused.headers().firstValue("Retry-After").orElseThrow())
                    .matches("29|30");
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(anyone.get("/metrics").body()).contains("cruddur_rate_refusals_total{limit=\"reads\"} 1.0");
        }
    }

    @Test
    void aFormOverTheLimitKeepsWhatWasTypedButNoPassword() {
        try (var cruddur = limited("guesses=1")) {
            var browser = new CookieBrowser(cruddur);
            var typed = Map.of("login", "somebody", "password", "their secret words");
            assertThat(browser.form("/sign-in", typed).statusCode()).isEqualTo(422);

            var refused = browser.form("/sign-in", typed);

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.body())
                    .contains("That was too often in a short time. Wait", "value=\"somebody\"")
                    .doesNotContain("their secret words");
            var signUp = Map.of("handle", "newcomer", "password", "their secret words");
            assertThat(browser.form("/sign-up", signUp).body())
                    .contains("value=\"newcomer\"")
                    .doesNotContain("their secret words");
        }
    }

    @Test
    void theBucketFillsUpEvenly() {
        try (var cruddur = limited("reads=60")) {
            var anyone = cruddur.anonymous();
            Await.until(
                    "a refusal", Duration.ofSeconds(30), () -> anyone.get(HOME).statusCode() == 429);

            Await.until(
                    "a new token", Duration.ofSeconds(5), () -> anyone.get(HOME).statusCode() == 200);
        }
    }

    @Test
    void peopleAreCountedByThemselvesWhereverTheyAre() {
        try (var cruddur = limited("reads=1,user-reads=2,writes=1")) {
            var bayko = cruddur.user("bayko");
            var andrew = cruddur.user("andrewbrown");

            assertThat(bayko.get(HOME).statusCode()).isEqualTo(200);
            assertThat(bayko.get(HOME).statusCode()).isEqualTo(200);
            assertThat(bayko.get(HOME).statusCode()).isEqualTo(429);
            assertThat(bayko.with("X-Forwarded-For", "192.0.2.9").get(HOME).statusCode())
                    .isEqualTo(429);
            assertThat(andrew.get(HOME).statusCode()).isEqualTo(200);
            assertThat(cruddur.anonymous().get(HOME).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aTokenThatIsGoodForNothingDoesNotHelp() {
        try (var cruddur = limited("reads=1")) {
            cruddur.anonymous().get(HOME);

            assertThat(cruddur.anonymous()
                            .get(HOME, "Authorization", "Bearer nonsense")
                            .statusCode())
                    .isEqualTo(429);
        }
    }

    @Test
    void aRefusalByAddressAsksNothingOfTheDatabase() {
        try (var cruddur = limited("reads=1")) {
            cruddur.anonymous().get(HOME);
            cruddur.database().execute("ALTER TABLE public.sessions RENAME TO sessions_out_of_reach");

            assertThat(cruddur.anonymous()
                            .get(HOME, "Authorization", "Bearer nonsense")
                            .statusCode())
                    .isEqualTo(429);
            assertThat(cruddur.anonymous()
                            .get(HOME, "Cookie", "cruddur_session=nonsense")
                            .statusCode())
                    .isEqualTo(429);
        }
    }

    @Test
    void somebodySignedInIsNotRefusedForOthersAtTheirAddress() {
        try (var cruddur = limited("reads=1")) {
            var bayko = cruddur.user("bayko");
            assertThat(bayko.get(HOME).statusCode()).isEqualTo(200);
            assertThat(cruddur.anonymous().get(HOME).statusCode()).isEqualTo(200);
            assertThat(cruddur.anonymous().get(HOME).statusCode()).isEqualTo(429);

            assertThat(bayko.get(HOME).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aSessionThatHasEndedIsCountedByItsAddress() {
        try (var cruddur = limited("reads=1")) {
            var bayko = cruddur.user("bayko");
            assertThat(bayko.get(HOME).statusCode()).isEqualTo(200);
            cruddur.database().execute("DELETE FROM public.sessions");

            assertThat(left(bayko.get(HOME))).startsWith("\"reads\";r=0");
            assertThat(bayko.get(HOME).statusCode()).isEqualTo(429);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, 429",
        "192.0.2.1, 192.0.2.2, 200",
        "'192.0.2.1', '192.0.2.7, 192.0.2.1', 429", // what stands before our proxy's line may be invented
        "2001:db8::1, 2001:db8::ffff:2, 429", // one customer's network
        "2001:db8::1, 2001:db8:0:1::1, 200",
        "::ffff:192.0.2.1, 192.0.2.1, 429"
    })
    void addressesAreCountedByTheNetworkOfACustomer(String first, String second, int status) {
        try (var cruddur = limited("reads=1")) {
            from(cruddur, first).get(HOME);

            assertThat(from(cruddur, second).get(HOME).statusCode()).isEqualTo(status);
        }
    }

    @Test
    void withoutAProxyToTrustNobodyChoosesTheirAddress() {
        try (var cruddur = Cruddur.start(Map.of("RATE_LIMITS", "reads=1"))) {
            from(cruddur, "192.0.2.1").get(HOME);

            assertThat(from(cruddur, "192.0.2.2").get(HOME).statusCode()).isEqualTo(429);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/health-check", "/health/live", "/health/ready", "/metrics"})
    void machinesMayAskAsOftenAsTheyLike(String path) {
        try (var cruddur = limited("reads=1")) {
            for (var time = 0; time < 3; time++) {
                var response = cruddur.anonymous().get(path);
                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.headers().firstValue("RateLimit")).isEmpty();
            }
        }
    }

    @Test
    void addressesThatAreNoneAreCountedToo() {
        try (var cruddur = limited("reads=1")) {
            assertThat(cruddur.anonymous().get("/api/nowhere").statusCode()).isEqualTo(404);
            assertThat(cruddur.anonymous().get("/api/nowhere").statusCode()).isEqualTo(429);
        }
    }

    @Test
    void anAccountsPasswordIsNotGuessedFromManyAddresses() {
        try (var cruddur = limited("account-guesses=2")) {
            var statuses = Stream.of("192.0.2.1", "192.0.2.2", "192.0.2.3")
                    .map(address -> from(cruddur, address)
                            .post("/api/auth/sign-in", "{\"login\": \"Bayko\", \"password\": \"a wrong password\"}")
                            .statusCode())
                    .toList();

            assertThat(statuses.subList(0, 2)).doesNotContain(200, 429);
            assertThat(statuses.getLast()).isEqualTo(429);
        }
    }

    @Test
    void nobodysMailboxIsFilledWhetherOrNotTheyHaveAnAccount() {
        try (var cruddur = limited("mails=2,guesses=100,account-guesses=100")) {
            cruddur.database().addUser("bayko");
            for (var address : List.of("bayko@example.com", "nobody@example.com")) {
                var body = "{\"email\": \"%s\"}".formatted(address);
                var statuses = Stream.of("password/forgot", "resend-code", "password/forgot", "resend-code")
                        .map(path -> cruddur.anonymous()
                                .post("/api/auth/" + path, body)
                                .statusCode())
                        .toList();
                assertThat(statuses).as(address).containsExactly(200, 200, 429, 429);

                var signUp =
                        cruddur.anonymous().post("/api/auth/sign-up", """
                        {"email": "%s", "handle": "anew", "display_name": "New", "password": "correct horse"}
                        """.formatted(address.toUpperCase(Locale.ROOT)));
                assertThat(signUp.statusCode()).isEqualTo(429);
                assertThat(cruddur.database().texts("SELECT email FROM public.sign_ups"))
                        .isEmpty();
            }
        }
    }

    @Test
    void passwordsAreNotGuessedFromOneAddress() {
        try (var cruddur = limited("guesses=2")) {
            var guess = cruddur.anonymous();
            guess.post("/api/auth/sign-in", "{\"login\": \"one\", \"password\": \"a wrong password\"}");
            guess.post("/api/auth/confirm", "{\"email\": \"two@example.com\", \"code\": \"12345678\"}");

            var refused = guess.post("/api/auth/password/forgot", "{\"email\": \"three@example.com\"}");

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("RateLimit-Policy")).hasValue("\"guesses\";q=2;w=60");
        }
    }

    private static String left(HttpResponse<String> response) {
        return response.headers().firstValue("RateLimit").orElseThrow();
    }
}
