package com.cruddur.auth.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.UserPool;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With {@code AUTH=cognito} an access token of the pool signs in, and whoever comes with one has one row. */
class CognitoTest {

    /** Answers 401 to who is not signed in. */
    private static final String OWN = "/api/message_groups";

    private static UserPool pool;
    private static Cruddur cruddur;

    @BeforeAll
    static void start() {
        pool = UserPool.start();
        cruddur = Cruddur.start(settings());
    }

    private static Map<String, String> settings() {
        var settings = new HashMap<>(pool.settings());
        settings.put("PUBLIC_URL", "http://cruddur.example");
        return settings;
    }

    @AfterAll
    static void stop() {
        cruddur.close();
        pool.close();
    }

    @BeforeEach
    void startAnew() {
        cruddur.database().deleteRows();
        pool.comeBack();
    }

    private static HttpResponse<String> get(String path, String token) {
        return get(cruddur.anonymous(), path, token);
    }

    private static HttpResponse<String> get(Actor anyone, String path, String token) {
        return anyone.get(path, "Authorization", "Bearer " + token);
    }

    private Map<String, @Nullable Object> row(UserPool.Person person) {
        return cruddur.database()
                .query("SELECT * FROM public.users WHERE cognito_user_id = '%s'".formatted(person.subject()))
                .getFirst();
    }

    @Test
    void aFirstVisitCreatesThePersonFromThePoolsClaims() {
        var ada = pool.person(
                "ada",
                "email",
                "ada@example.com",
                "email_verified",
                true,
                "name",
                "Ada Lovelace",
                "preferred_username",
                "ada.l");

        var fetches = pool.profileFetches();

        assertThat(get(OWN, pool.accessToken(ada)).statusCode()).isEqualTo(200);
        assertThat(get(OWN, pool.accessToken(ada)).statusCode()).isEqualTo(200);

        assertThat(row(ada))
                .containsEntry("handle", "ada.l")
                .containsEntry("display_name", "Ada Lovelace")
                .containsEntry("email", "ada@example.com");
        assertThat(pool.profileFetches() - fetches).isEqualTo(1);
    }

    @Test
    void aFormOfTheFrontEndsOwnSignsInToo() {
        var ada = pool.person("ada", "email", "ada@example.com", "email_verified", true, "name", "Ada");
        var token = pool.sign(pool.accessClaims(ada)
                .claim("scope", "aws.cognito.signin.user.admin")
                .build());

        assertThat(get(OWN, token).statusCode()).isEqualTo(200);
        assertThat(row(ada)).containsEntry("display_name", "Ada").containsEntry("email", "ada@example.com");
    }

    @Test
    void rightAfterTheStartThirtyTwoFirstRequestsAreAnsweredAndMakeOneRow() throws Exception {
        var token = pool.accessToken(pool.person("ada", "email", "ada@example.com", "email_verified", true));
        var fetches = pool.profileFetches();
        var answers = new ArrayList<HttpResponse<String>>();
        var refusals = new AtomicInteger();

        try (var fresh = Cruddur.start(settings());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(Collections.<Callable<HttpResponse<String>>>nCopies(
                    32, () -> getInTheEnd(fresh.anonymous(), token, refusals)))) {
                answers.add(answer.get());
            }
            assertThat(fresh.database().texts("SELECT handle FROM public.users"))
                    .containsExactly("ada");
        }

        assertThat(answers).hasSize(32).extracting(HttpResponse::statusCode).containsOnly(200);
        // One round, and another one only after a refusal, which kept no profile.
        assertThat(pool.profileFetches() - fetches).isBetween(1, 1 + refusals.get());
    }

    /** As a client that is asked to come again does: connections are still being made, and the machine may be slow. */
    private static HttpResponse<String> getInTheEnd(Actor anyone, String token, AtomicInteger refusals) {
        var response = get(anyone, OWN, token);
        for (var tries = 0; response.statusCode() == 503 && tries < 100; tries++) {
            refusals.incrementAndGet();
            response = get(anyone, OWN, token);
        }
        return response;
    }

    @Test
    void peopleOfOneNameHaveHandlesOfTheirOwn() {
        cruddur.database().addUser("Ada");
        var ada = pool.person("ada");
        var other = pool.person("other", "preferred_username", "ada");

        get(OWN, pool.accessToken(ada));
        get(OWN, pool.accessToken(other));

        assertThat(row(ada).get("handle")).asString().matches("ada_[0-9a-f]{4}");
        assertThat(row(other).get("handle"))
                .asString()
                .matches("ada_[0-9a-f]{4}")
                .isNotEqualTo(row(ada).get("handle"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        ada                                  | -              | -               | ada
        Ada.Lovelace+x                       | -              | -               | Ada.Lovelace_x
        ada@example.com                      | -              | -               | ada
        6f9619ff-8b86-d011-b42d-00c04fc964ff | -              | ada@example.com | ada
        6f9619ff-8b86-d011-b42d-00c04fc964ff | -              | -               | person
        ada                                  | Countess       | -               | Countess
        ada                                  | ?!             | -               | ada
        Ünïcødé                              | -              | -               | Ünïcødé
        日本                                  | -              | -               | 日本
        -=._                                 | -              | -               | person
        aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | -              | -               | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
        """)
    void aHandleIsMadeOfTheBestNameThatThereIs(
            String username, @Nullable String preferred, @Nullable String email, String handle) {
        var attributes = new ArrayList<Object>();
        if (preferred != null) {
            attributes.addAll(List.of("preferred_username", preferred));
        }
        if (email != null) {
            attributes.addAll(List.of("email", email));
        }
        var person = pool.person(username, attributes.toArray());

        assertThat(get(OWN, pool.accessToken(person)).statusCode()).isEqualTo(200);
        assertThat(row(person)).containsEntry("handle", handle);
    }

    @Test
    void everyClaimOfThePoolLeadsToAValidPerson() {
        var odd = pool.person(
                "odd\0",
                "name",
                "\0" + "x".repeat(200) + "\ud800",
                "email",
                "a\0b@example.com",
                "email_verified",
                true);

        assertThat(get(OWN, pool.accessToken(odd)).statusCode()).isEqualTo(200);
        assertThat(row(odd))
                .containsEntry("display_name", "x".repeat(100))
                .containsEntry("email", odd.subject() + "@users.cognito.invalid");
    }

    @Test
    void theSampleRowsBecomeTheirsWhoseAddressIsVerified() {
        cruddur.database().addUser("bayko");
        cruddur.database().addUser("andrewbrown");
        var bayko = pool.person("bayko", "email", "BAYKO@example.com", "email_verified", true);
        var thief = pool.person("thief", "email", "andrewbrown@example.com", "email_verified", false);

        get(OWN, pool.accessToken(bayko));
        get(OWN, pool.accessToken(thief));

        assertThat(row(bayko)).containsEntry("uuid", cruddur.database().userUuid("bayko"));
        assertThat(row(thief))
                .containsEntry("handle", "thief")
                .containsEntry("email", thief.subject() + "@users.cognito.invalid");
        assertThat(cruddur.database().texts("SELECT cognito_user_id FROM public.users WHERE handle = 'andrewbrown'"))
                .containsExactly("MOCK");
    }

    @Test
    void aPersonWithAnIdKeepsTheirRowWhenAnotherHasTheirAddress() {
        var ada = pool.person("ada", "email", "ada@example.com", "email_verified", true);
        var twin = pool.person("twin", "email", "ada@example.com", "email_verified", true);

        get(OWN, pool.accessToken(ada));
        get(OWN, pool.accessToken(twin));

        assertThat(row(ada)).containsEntry("email", "ada@example.com");
        assertThat(row(twin)).containsEntry("email", twin.subject() + "@users.cognito.invalid");
    }

    @Test
    void aPoolThatDoesNotTellWhoSomebodyIsKeepsNobodyOut() {
        var ada = pool.person("ada", "email", "ada@example.com", "email_verified", true);
        assertThat(get(OWN, pool.accessToken(ada)).statusCode()).isEqualTo(200);
        var late = pool.person("late", "email", "late@example.com", "email_verified", true);

        pool.goDown();

        assertThat(get(OWN, pool.accessToken(late)).statusCode()).isEqualTo(200);
        assertThat(row(late)).containsEntry("email", late.subject() + "@users.cognito.invalid");
    }

    @Test
    void aSuspensionHoldsForTokensToo() {
        var ada = pool.person("ada");
        get(OWN, pool.accessToken(ada));
        cruddur.database().execute("UPDATE public.users SET suspended_at = now()");

        var response = cruddur.anonymous()
                .post(
                        "/api/activities",
                        "{\"message\": \"x\", \"ttl\": \"1-hour\"}",
                        "Authorization",
                        "Bearer " + pool.accessToken(ada));

        assertThat(response.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "undefined", "", "a.b.c"})
    void aTokenThatIsGoodForNothingMeansAnonymous(String token) {
        assertThat(get("/api/activities/home", token).statusCode()).isEqualTo(200);
        assertThat(get(OWN, token).statusCode()).isEqualTo(401);
    }

    @Test
    void anExpiredTokenReadsAsAnonymousAndIsNotMadeKnown() {
        var ada = pool.person("ada");
        var expired = pool.sign(
                pool.accessClaims(ada).expirationTime(Date.from(Instant.EPOCH)).build());

        assertThat(get("/api/activities/home", expired).statusCode()).isEqualTo(200);
        assertThat(get(OWN, expired).statusCode()).isEqualTo(401);
        assertThat(cruddur.database().texts("SELECT 1 FROM public.users")).isEmpty();
    }

    @Test
    void aSessionOfOursIsForCookiesOnly() {
        var token = cruddur.database().signIn("bayko");

        assertThat(get(OWN, token).statusCode()).isEqualTo(401);
        assertThat(cruddur.anonymous()
                        .get(OWN, "Cookie", "cruddur_session=" + token)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void onlyAnOutageBeforeAnyKeyWasFetchedIsAnOutageHere() {
        pool.goDown();
        try (var cold = Cruddur.start(settings())) {
            var token = pool.accessToken(pool.person("ada"));

            var response = cold.anonymous().get("/api/activities/home", "Authorization", "Bearer " + token);

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            assertThat(cold.anonymous().get("/api/activities/home").statusCode())
                    .isEqualTo(200);
            assertThat(cold.anonymous()
                            .get("/api/activities/home", "Authorization", "Bearer null")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void onesAccountIsSeenTakenAlongAndDeletedByTheTokenAlone() {
        var ada = pool.person("ada", "email", "ada@example.com", "email_verified", true);
        var actor = cruddur.anonymous().with("Authorization", "Bearer " + pool.accessToken(ada));

        assertThat(actor.json("/api/account").get("email").asString()).isEqualTo("ada@example.com");
        assertThat(actor.json("/api/account/export").get("complete").booleanValue())
                .isTrue();
        assertThat(cruddur.anonymous().get("/api/account").statusCode()).isEqualTo(401);
        assertThat(cruddur.anonymous().sendBody("DELETE", "/api/account", "{}").statusCode())
                .isEqualTo(401);
        assertThat(actor.sendBody("DELETE", "/api/account", "[]").statusCode()).isEqualTo(422);
        assertThat(actor.sendBody("DELETE", "/api/account", "{").statusCode()).isEqualTo(400);

        assertThat(actor.sendBody("DELETE", "/api/account", "{}").body()).isEqualTo("{\"deleted\":true}");

        assertThat(cruddur.database().texts("SELECT handle FROM public.users")).isEmpty();
        assertThat(cruddur.routes()).noneMatch(route -> route.contains("/api/auth/"));
    }

    @Test
    void theApiKnowsWhoPosts() {
        var ada = pool.person("ada", "name", "Ada");
        var actor = cruddur.anonymous();

        var posted = actor.post(
                "/api/activities",
                "{\"message\": \"Hello\", \"ttl\": \"1-hour\"}",
                "Authorization",
                "Bearer " + pool.accessToken(ada));

        assertThat(posted.statusCode()).isEqualTo(200);
        assertThat(Actor.json(posted).get("handle").stringValue()).isEqualTo("ada");
    }
}
