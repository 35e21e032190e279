package com.cruddur.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.config.Config;
import com.cruddur.testing.Actor;
import com.cruddur.testing.Await;
import com.cruddur.testing.SseClient;
import com.cruddur.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Several servers on one database behind a balancer that sends each request to the next one. They share nothing else, and
 * people notice nothing of it.
 */
@Timeout(60)
class SeveralServersTest {

    private static final String HOME = "/api/activities/home";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Application> servers = new ArrayList<>();
    private final List<SseClient> listening = new ArrayList<>();
    private TestDatabase database;
    private int turn;

    @BeforeEach
    void make() {
        database = TestDatabase.migrated();
    }

    @AfterEach
    void close() {
        listening.forEach(SseClient::close);
        servers.forEach(Application::close);
        database.close();
    }

    /** With the settings of production: caches and limits on. */
    private void start(int count) {
        for (var number = 0; number < count; number++) {
            var settings = new HashMap<>(database.serviceSettings());
            settings.put("PORT", "0");
            settings.put("RATE_LIMITS", "reads=1000,user-reads=1000,writes=60,guesses=10,account-guesses=10,mails=5");
            var server = new Application(Config.read(settings), database.serviceUrl());
            servers.add(server);
            server.start();
        }
    }

    /** The balancer: whoever asks reaches the next server. */
    private String next() {
        return servers.get(turn++ % servers.size()).url();
    }

    private Actor person(String token) {
        return new Actor(next(), "Authorization", "Bearer " + token);
    }

    private HttpResponse<String> post(String token, String message, String key) {
        return person(token)
                .post(
                        "/api/activities",
                        "{\"message\": \"%s\", \"ttl\": \"1-hour\"}".formatted(message),
                        "Idempotency-Key",
                        key);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void peopleSeeTheirOwnWritesOnEveryServerAndStreamsHearOfThemEverywhere(int count) {
        start(count);
        var ada = database.signIn("ada");
        var bayko = database.signIn("bayko");
        servers.forEach(server -> listening.add(SseClient.to(server.url())));
        // Every server remembers the page and the owner of the token before.
        for (var number = 0; number < count; number++) {
            assertThat(new Actor(next()).get(HOME).statusCode()).isEqualTo(200);
            assertThat(person(ada).get(HOME).statusCode()).isEqualTo(200);
        }

        var uuid = Actor.json(post(ada, "Through the balancer", "once"))
                .get("uuid")
                .asString();

        for (var number = 0; number < count; number++) {
            assertThat(person(ada).get(HOME).body()).as("their own").contains("Through the balancer");
            assertThat(Actor.json(post(ada, "Through the balancer", "once"))
                            .get("uuid")
                            .asString())
                    .as("the retry on another server")
                    .isEqualTo(uuid);
        }
        listening.forEach(stream -> stream.await("activity", "uuid", uuid));
        for (var server : servers) {
            Await.until(
                    "an anonymous reader sees it once the remembered page is over",
                    PATIENCE,
                    () -> new Actor(server.url()).get(HOME).body().contains(uuid));
        }

        for (var number = 0; number < count; number++) {
            person(bayko).send("PUT", "/api/activities/" + uuid + "/like");
            person(ada).send("PUT", "/api/activities/" + uuid + "/like");
        }
        assertThat(database.texts("SELECT likes_count FROM public.activities")).containsExactly("2");

        assertThat(person(ada).delete("/api/activities/" + uuid).statusCode()).isEqualTo(200);
        for (var number = 0; number < count; number++) {
            assertThat(person(ada).get(HOME).body()).doesNotContain("Through the balancer");
            assertThat(person(bayko).get("/api/activities/" + uuid).statusCode())
                    .isEqualTo(404);
        }
    }

    /** Each server counts for itself, as docs/operations.md says: n servers let n times as much through, not more. */
    @ParameterizedTest
    @ValueSource(ints = {2})
    void aLimitHoldsOnEachServer(int count) {
        start(count);
        var ada = database.signIn("ada");
        var _ = database.signIn("bayko");
        var refused = new int[count];

        for (var request = 0; request < 80 * count; request++) {
            var server = turn % count;
            var answer = person(ada).send("PUT", "/api/users/@bayko/follow");
            refused[server] += answer.statusCode() == 429 ? 1 : 0;
        }

        assertThat(Arrays.stream(refused).boxed()).allMatch(number -> number > 0 && number <= 20);
    }
}
