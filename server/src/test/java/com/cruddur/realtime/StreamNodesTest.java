package com.cruddur.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.config.Config;
import com.cruddur.server.Application;
import com.cruddur.testing.Actor;
import com.cruddur.testing.Await;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.SseClient;
import com.cruddur.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nodes that tell each other, with one connection each, and with none; and how they end. */
@Timeout(60)
class StreamNodesTest {

    private static Cruddur cruddur;

    private final List<SseClient> listening = new ArrayList<>();
    private final List<Cruddur> started = new ArrayList<>();

    @BeforeAll
    static void start() {
        cruddur = Cruddur.start();
    }

    @AfterAll
    static void stop() {
        cruddur.close();
    }

    @AfterEach
    void hangUp() {
        listening.forEach(SseClient::close);
        started.forEach(Cruddur::close);
    }

    @Test
    void nodesTellEachOther() {
        var environment = new HashMap<>(cruddur.database().serviceSettings());
        environment.put("PORT", "0");
        try (var other =
                new Application(Config.read(environment), cruddur.database().serviceUrl())) {
            other.start();
            var there = SseClient.to(other.url());
            listening.add(there);

            there.await("activity", "uuid", post(cruddur.user("andrewbrown"), "From here"));
        }
    }

    @Test
    void withoutListenItLooksOnceASecond() {
        try (var other = Cruddur.start(Map.of("STREAM_LISTEN", "false"))) {
            var there = SseClient.to(other.url());
            listening.add(there);

            there.await("activity", "uuid", post(other.user("andrewbrown"), "From here"));
            assertThat(other.database()
                            .texts("SELECT count(*) FROM pg_stat_activity"
                                    + " WHERE application_name = 'cruddur-listen' AND datname = current_database()"))
                    .containsExactly("0");
        }
    }

    @Test
    void aLostBellConnectionIsReplaced() {
        var direct = direct();
        var anybody = listen(direct);
        var uuid = post(direct.user("andrewbrown"), "Before");
        anybody.await("activity", "uuid", uuid);

        var bells = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                + " WHERE application_name = 'cruddur-listen' AND datname = current_database()";
        assertThat(direct.database().texts(bells)).containsExactly("1");

        anybody.await("activity", "uuid", post(direct.user("andrewbrown"), "After"));
        Await.until(
                "another connection that listens",
                Duration.ofSeconds(20),
                () -> direct.database().texts(bells).getFirst().equals("1"));
    }

    @Test
    void oneConnectionServesAllWhoListen() {
        var direct = direct();
        for (var one = 0; one < 8; one++) {
            listen(direct);
        }
        var uuid = post(direct.user("andrewbrown"), "To all");

        listening.forEach(one -> one.await("activity", "uuid", uuid));
        assertThat(direct.database()
                        .texts("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'cruddur-listen'"
                                + " AND datname = current_database()"))
                .containsExactly("1");
        assertThat(direct.anonymous().get("/metrics").body())
                .contains("cruddur_stream_clients", "cruddur_stream_queue");
    }

    @Test
    void frontEndsOfOtherOriginsMayListen() {
        try (var own = Cruddur.start(Map.of("FRONTEND_URL", "https://front.example"))) {
            var headers = new String[] {"Origin", "https://front.example"};
            var anybody = SseClient.to(own.url(), headers);
            listening.add(anybody);

            assertThat(anybody.response().headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("https://front.example");
        }
    }

    @Test
    void openStreamsDoNotHoldUpTheEnd() {
        var own = Cruddur.start();
        var anybody = SseClient.to(own.url());
        listening.add(anybody);

        var start = System.nanoTime();
        own.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        Await.until("its end", Duration.ofSeconds(5), anybody::ended);
    }

    /** A service of its own that LISTENs: behind a pooler none does. */
    private Cruddur direct() {
        var direct = Cruddur.startOn(TestDatabase.migrated().direct());
        started.add(direct);
        return direct;
    }

    private SseClient listen(Cruddur service) {
        var one = SseClient.to(service.url());
        listening.add(one);
        return one;
    }

    private static String post(Actor actor, String message) {
        return Actor.json(actor.post("/api/activities", "{\"message\":\"%s\",\"ttl\":\"1-hour\"}".formatted(message)))
                .get("uuid")
                .asString();
    }
}
