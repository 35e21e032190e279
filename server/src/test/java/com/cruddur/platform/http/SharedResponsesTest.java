package com.cruddur.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Await;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.SseClient;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Responses that a node keeps for all anonymous readers; {@code ExpiryContractTest} holds that no expired post is in
 * them. The tests write by SQL what the node does not hear of.
 */
class SharedResponsesTest {

    private static final Map<String, String> LONGEST = Map.of("CACHE_TIME", "5s");
    private static final Duration RENEWED = Duration.ofMillis(2_500);
    private static final String HOME = "/api/activities/home";

    private static Cruddur cruddur;

    @BeforeAll
    static void start() {
        cruddur = Cruddur.start(LONGEST);
    }

    @AfterAll
    static void stop() {
        cruddur.close();
    }

    @BeforeEach
    void add() {
        cruddur.database().execute("DELETE FROM public.activities; DELETE FROM public.users");
        cruddur.database().addUser("bayko");
        cruddur.database().addActivity("bayko", "first", "1 hour");
        var _ = cruddur.anonymous().post("/api/auth/sign-out", ""); // so that nothing is kept of the test before
    }

    @ParameterizedTest
    @ValueSource(strings = {HOME, "/@bayko"})
    void aPageIsKeptAndAWriteElsewhereShowsAfterTheTimeAtTheLatest(String path) {
        assertThat(get(path)).contains("first");
        cruddur.database().addActivity("bayko", "second", "1 minute");

        assertThat(get(path)).doesNotContain("second");

        Await.until("the second post", Duration.ofSeconds(7), () -> get(path).contains("second"));
    }

    @ParameterizedTest
    @ValueSource(strings = {HOME, "/", "/@bayko", "/api/activities/@bayko"})
    void aWriteOfTheNodeShowsAtOnce(String path) {
        var author = cruddur.user("bayko");
        assertThat(get(path)).contains("first");

        var posted = Actor.json(author.post("/api/activities", "{\"message\":\"second\",\"ttl\":\"1-hour\"}"));
        assertThat(get(path)).contains("second");

        assertThat(author.delete("/api/activities/" + posted.get("uuid").asString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(path)).contains("first").doesNotContain("second");
    }

    @Test
    void aWriteOfAnotherNodeShowsWhenItsEventArrives() {
        try (var other = Cruddur.startOn(cruddur.database().direct(), LONGEST);
                var stream = SseClient.to(cruddur.url())) {
            assertThat(get(HOME)).contains("first");

            var author = new Actor(other.url(), cruddur.user("bayko").credentials());
            assertThat(author.post("/api/activities", "{\"message\":\"second\",\"ttl\":\"1-hour\"}")
                            .statusCode())
                    .isEqualTo(200);

            stream.await("the post", told -> told.event().equals("activity"));
            assertThat(get(HOME)).contains("second");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {HOME, "/", "/@bayko", "/api/activities/@bayko"})
    void nothingOfAPersonIsKept(String path) {
        var reader = cruddur.user("reader");
        var personal = path.startsWith("/api/") ? "\"liked\":" : "/sign-out";

        assertThat(reader.get(path).body()).contains(personal);
        assertThat(get(path)).doesNotContain(personal);
        assertThat(reader.get(path).body()).contains(personal);
        assertThat(get(path)).doesNotContain(personal).doesNotContain("reader");
    }

    @Test
    void manyReadersAtOnceCostOneComputation() {
        assertThat(get("/api/activities/home?limit=7")).contains("first");
        var before = queries();
        var start = System.nanoTime();

        IntStream.range(0, 100).parallel().forEach(_ -> get("/api/activities/home?limit=7"));

        // Half as old as it may become, it is computed anew, once; and background tasks ask something now and then.
        var computed = 1 + Duration.ofNanos(System.nanoTime() - start).dividedBy(RENEWED);
        assertThat(queries() - before).isLessThanOrEqualTo(3.0 * computed);
    }

    @Test
    void aKeptFeedIsValidatedByItsTag() {
        var first = cruddur.anonymous().get(HOME);
        var tag = first.headers().firstValue("ETag").orElseThrow();

        var again = cruddur.anonymous().get(HOME, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();

        cruddur.user("bayko").post("/api/activities", "{\"message\":\"next\",\"ttl\":\"1-hour\"}");
        assertThat(cruddur.anonymous().get(HOME, "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aKeptPageTellsTheTimeOfTheResponse() {
        var before = System.currentTimeMillis();

        for (var request = 0; request < 2; request++) {
            var timing = cruddur.anonymous().get("/").headers().firstValue("Server-Timing");
            assertThat(timing.orElseThrow()).startsWith("clock;dur=");
            assertThat(Long.parseLong(timing.get().substring("clock;dur=".length())))
                    .isBetween(before, System.currentTimeMillis());
            before = System.currentTimeMillis();
        }
    }

    @Test
    void anUnknownPersonIsNotRememberedAsUnknown() {
        assertThat(cruddur.anonymous().get("/api/activities/@later").statusCode())
                .isEqualTo(404);
        cruddur.database().addUser("later");
        assertThat(cruddur.anonymous().get("/api/activities/@later").statusCode())
                .isEqualTo(200);
    }

    private String get(String path) {
        return cruddur.anonymous().get(path).body();
    }

    private double queries() {
        return cruddur.metric("hikaricp_connections_usage_seconds_count{pool=\"cruddur\"}");
    }
}
