package com.cruddur.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.platform.db.Database;
import com.cruddur.realtime.Event.Kind;
import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.SseClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What who listens is told, and what not. */
@Timeout(60)
class StreamTest {

    private static Cruddur cruddur;
    private static Database pool;
    private static OutboxWriter elsewhere;
    private static UUID andrew;
    private static UUID bayko;

    private final List<SseClient> listening = new ArrayList<>();

    @BeforeAll
    static void start() {
        cruddur = Cruddur.start();
        cruddur.database().addUser("andrewbrown");
        cruddur.database().addUser("bayko");
        andrew = cruddur.database().userUuid("andrewbrown");
        bayko = cruddur.database().userUuid("bayko");
        var metrics = new SimpleMeterRegistry();
        pool = new Database(cruddur.database().serviceUrl(), 2, metrics);
        elsewhere = new OutboxWriter(new Outbox(pool), metrics);
        elsewhere.start();
    }

    @AfterAll
    static void stop() {
        elsewhere.close();
        pool.close();
        cruddur.close();
    }

    @AfterEach
    void hangUp() {
        listening.forEach(SseClient::close);
    }

    @Test
    void aNewPostIsToldToEverybodyByIdOnly() {
        var anybody = listen();

        var uuid = post(cruddur.user("andrewbrown"), "Hello, stream");

        var told = anybody.await("activity", "uuid", uuid);
        assertThat(told.data().toString()).isEqualTo("{\"uuid\":\"%s\",\"handle\":\"andrewbrown\"}".formatted(uuid));
        assertThat(told.id()).matches("[1-9][0-9]*");
        assertThat(anybody.response().headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(anybody.response().headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(anybody.response().headers().firstValue("X-Content-Type-Options"))
                .contains("nosniff");
        assertThat(anybody.response().headers().firstValue("X-Request-Id")).isPresent();
    }

    @Test
    void aHundredLikesOfAPostAreFewEventsAndTheLastCountIsRight() {
        var uuid = UUID.fromString(post(cruddur.user("andrewbrown"), "Popular"));
        var anybody = listen();

        for (var like = 1; like <= 100; like++) {
            cruddur.database()
                    .execute("UPDATE public.activities SET likes_count = %s WHERE uuid = '%s'".formatted(like, uuid));
            elsewhere.committed(Event.ofActivity(Kind.LIKED, bayko, andrew, uuid));
        }

        anybody.await(
                "the last like",
                one -> one.is("counters", "uuid", uuid.toString())
                        && one.data().get("likes_count").asInt() == 100);
        assertThat(anybody.received().stream().filter(one -> one.event().equals("counters")))
                .hasSizeLessThan(60);
        assertThat(anybody.received()).noneMatch(one -> one.event().equals("notification"));
    }

    @Test
    void aNotificationIsToldToItsPersonOnly() {
        var person = listen(bearer("andrewbrown"));
        var other = listen(bearer("bayko"));
        var anybody = listen();

        elsewhere.committed(Event.ofPeople(Kind.FOLLOWED, bayko, andrew));
        person.await("notification", "kind", "follow");
        var uuid = post(cruddur.user("andrewbrown"), "Behind it");

        List.of(other, anybody).forEach(one -> {
            one.await("activity", "uuid", uuid);
            assertThat(one.received()).noneMatch(told -> told.event().equals("notification"));
        });
    }

    @Test
    void anExpiryIsSentAtOnceAndItsParentCountsOneLess() {
        var parent = post(cruddur.user("andrewbrown"), "Long");
        var reply = Actor.json(
                        cruddur.user("bayko").post("/api/activities/" + parent + "/reply", "{\"message\":\"Short\"}"))
                .get("uuid")
                .asString();
        var anybody = listen();

        cruddur.database()
                .execute(
                        "UPDATE public.activities SET expires_at = now() + interval '1500 milliseconds' WHERE uuid = '%s'"
                                .formatted(reply));

        anybody.await("expired", "uuid", reply);
        assertThat(cruddur.database()
                        .texts("SELECT now() >= expires_at FROM public.activities WHERE uuid = '%s'".formatted(reply)))
                .containsExactly("true");
        anybody.await(
                "the count",
                one -> one.is("counters", "uuid", parent)
                        && one.data().get("replies_count").asInt() == 0);
    }

    @Test
    void aDeletedPostIsToldAndAShortenedOneIsNot() {
        var deleted = UUID.fromString(post(cruddur.user("andrewbrown"), "Deleted"));
        var shortened = UUID.fromString(post(cruddur.user("andrewbrown"), "Shortened"));
        var anybody = listen();

        cruddur.database()
                .execute("UPDATE public.activities SET expires_at = now() WHERE uuid = '%s'".formatted(deleted));
        elsewhere.committed(Event.ofActivity(Kind.SHORTENED, andrew, null, shortened));
        elsewhere.committed(Event.ofActivity(Kind.SHORTENED, andrew, null, deleted));

        anybody.await("deleted", "uuid", deleted.toString());
        assertThat(anybody.received()).noneMatch(one -> one.is("deleted", "uuid", shortened.toString()));
    }

    @Test
    void nothingIsToldOfTheBlockedAndMutedFromThatMomentOn() {
        cruddur.user("troll");
        var troll = cruddur.database().userUuid("troll");
        cruddur.user("bore");
        var reader = listen(bearer("reader"));
        var readerUuid = cruddur.database().userUuid("reader");
        reader.await("activity", "uuid", post(cruddur.user("troll"), "Seen"));

        cruddur.database()
                .execute("INSERT INTO public.blocks (blocker_uuid, blocked_uuid) VALUES ('%s', '%s')"
                        .formatted(troll, readerUuid));
        cruddur.database()
                .execute("INSERT INTO public.mutes (muter_uuid, muted_uuid) VALUES ('%s', '%s')"
                        .formatted(readerUuid, cruddur.database().userUuid("bore")));
        elsewhere.committed(Event.ofPeople(Kind.BLOCKED, troll, readerUuid));
        elsewhere.committed(Event.ofPeople(Kind.FOLLOWED, andrew, readerUuid));
        reader.await("notification", "kind", "follow");
        var hidden = List.of(post(cruddur.user("troll"), "Unseen"), post(cruddur.user("bore"), "Unseen too"));
        reader.await("activity", "uuid", post(cruddur.user("andrewbrown"), "Behind them"));

        assertThat(reader.received())
                .noneMatch(one -> hidden.contains(one.data().path("uuid").asString()));
    }

    @Test
    void aReturningSubscriberReceivesWhatItMissed() {
        var first = listen();
        var known = post(cruddur.user("andrewbrown"), "Known");
        first.await("activity", "uuid", known);
        var position = first.position();
        first.close();
        var missed = post(cruddur.user("andrewbrown"), "Missed");
        listen().await("activity", "uuid", post(cruddur.user("andrewbrown"), "Missed too"));

        var again = listen("Last-Event-ID", position);

        again.await("activity", "uuid", missed);
        assertThat(again.received()).noneMatch(one -> one.is("activity", "uuid", known));
        assertThat(again.received()).noneMatch(one -> one.event().equals("reset"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "999999999", "never", "-1", "99999999999999999999", ""})
    void aSubscriberAwayTooLongIsToldToStartOver(String lastEventId) {
        assertThat(listen("Last-Event-ID", lastEventId)
                        .await("a reset", one -> one.event().equals("reset"))
                        .data())
                .isEmpty();
    }

    @Test
    void thePersonWhoListensTooOftenIsRefused() {
        var token = bearer("hungry");
        for (var one = 0; one < 10; one++) {
            assertThat(listen(token).response().statusCode()).isEqualTo(200);
        }

        var refused = listen(token).response();
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("10");
        assertThat(listen().response().statusCode()).as("others").isEqualTo(200);
    }

    @Test
    void headTellsTheHeadersAndLeavesNobodyBehind() {
        for (var one = 0; one < 20; one++) {
            var response = cruddur.user("header").send("HEAD", "/api/stream");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
        }
        assertThat(cruddur.anonymous().post("/api/stream", "{}").statusCode()).isEqualTo(405);
    }

    private SseClient listen(String... headers) {
        var one = SseClient.to(cruddur.url(), headers);
        listening.add(one);
        return one;
    }

    private static String[] bearer(String handle) {
        return new String[] {"Authorization", "Bearer " + cruddur.database().signIn(handle)};
    }

    private static String post(Actor actor, String message) {
        return Actor.json(actor.post("/api/activities", "{\"message\":\"%s\",\"ttl\":\"1-hour\"}".formatted(message)))
                .get("uuid")
                .asString();
    }
}
