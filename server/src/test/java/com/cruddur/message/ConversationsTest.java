package com.cruddur.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two people write to each other. */
class ConversationsTest {

    private static final String GROUPS = "/api/message_groups";

    private static Cruddur cruddur;
    private static Actor andrew;
    private static Actor bayko;
    private static Actor london;

    @BeforeAll
    static void start() {
        cruddur = Cruddur.start();
        andrew = cruddur.user("andrewbrown");
        bayko = cruddur.user("Bayko");
        london = cruddur.user("london");
    }

    @AfterAll
    static void stop() {
        cruddur.close();
    }

    @BeforeEach
    void forget() {
        cruddur.database()
                .execute(
                        "TRUNCATE public.message_groups, public.blocks CASCADE; UPDATE public.users SET suspended_at = NULL");
    }

    @Test
    void aMessageToAPersonOpensAConversationAndOneToTheConversationContinuesIt() {
        var opened = Actor.json(bayko.post("/api/messages", "{\"message\": \"Hi\", \"handle\": \"ANDREWBROWN\"}"));
        var group = opened.get("message_group_uuid").asString();
        assertThat(opened.propertyNames())
                .containsExactly(
                        "uuid", "display_name", "handle", "message", "created_at", "expires_at", "message_group_uuid");
        assertThat(opened.get("handle").asString()).isEqualTo("Bayko");

        assertThat(write(andrew, group, "Hello").get("message_group_uuid").asString())
                .isEqualTo(group);
        assertThat(send(andrew, "bayko", "How are you?")
                        .get("message_group_uuid")
                        .asString())
                .isEqualTo(group);

        for (var reader : List.of(andrew, bayko)) {
            assertThat(texts(reader.json("/api/messages/" + group))).containsExactly("Hi", "Hello", "How are you?");
        }
        assertThat(texts(bayko.json("/api/messages/@andrewbrown"))).containsExactly("Hi", "Hello", "How are you?");
        assertThat(texts(andrew.json("/api/messages/@bayko"))).containsExactly("Hi", "Hello", "How are you?");
    }

    @Test
    void earlierFrontEndsNameTheReceiverInTheirWay() {
        var opened = Actor.json(
                bayko.post("/api/messages", "{\"message\": \"Hi\", \"user_receiver_handle\": \"andrewbrown\"}"));

        assertThat(texts(andrew.json(
                        "/api/messages/" + opened.get("message_group_uuid").asString())))
                .containsExactly("Hi");
    }

    @Test
    void theListShowsTheOtherPersonAndTheLastMessageLastMessageFirst() {
        send(bayko, "andrewbrown", "first");
        send(london, "andrewbrown", "second");
        assertThat(handles(andrew.json(GROUPS))).containsExactly("london", "Bayko");

        send(andrew, "bayko", "third");

        var list = andrew.json(GROUPS);
        assertThat(handles(list)).containsExactly("Bayko", "london");
        assertThat(list.get(0).propertyNames())
                .containsExactly("uuid", "display_name", "handle", "message", "created_at", "unread_count", "lifetime");
        assertThat(texts(list)).containsExactly("third", "second");
        assertThat(handles(bayko.json(GROUPS))).containsExactly("andrewbrown");
        assertThat(bayko.json("/api/message_groups").get(0).get("created_at"))
                .isEqualTo(bayko.json("/api/messages/@andrewbrown").get(1).get("created_at"));
    }

    @Test
    void theListIsReadInPagesInBothDirections() {
        IntStream.range(0, 5).forEach(number -> send(cruddur.user("friend" + number), "bayko", "m" + number));

        var first = bayko.get(GROUPS + "?limit=2");
        var second = bayko.get(Actor.link(first, "next"));
        var third = bayko.get(Actor.link(second, "next"));

        assertThat(texts(Actor.json(first))).containsExactly("m4", "m3");
        assertThat(texts(Actor.json(second))).containsExactly("m2", "m1");
        assertThat(texts(Actor.json(third))).containsExactly("m0");
        assertThat(Actor.link(third, "next")).isEmpty();
        assertThat(texts(bayko.json(Actor.link(third, "prev")))).containsExactly("m2", "m1");
    }

    @Test
    void aConversationIsReadFromItsNewestPageToOlderOnes() {
        var group = send(bayko, "andrewbrown", "m0").get("message_group_uuid").asString();
        IntStream.range(1, 5).forEach(number -> write(number % 2 == 0 ? bayko : andrew, group, "m" + number));

        var newest = andrew.get("/api/messages/@bayko?limit=2");
        var older = andrew.get(Actor.link(newest, "next"));
        var oldest = andrew.get(Actor.link(older, "next"));

        assertThat(texts(Actor.json(newest))).containsExactly("m3", "m4");
        assertThat(texts(Actor.json(older))).containsExactly("m1", "m2");
        assertThat(texts(Actor.json(oldest))).containsExactly("m0");
        assertThat(Actor.link(oldest, "next")).isEmpty();
        assertThat(texts(andrew.json(Actor.link(older, "prev")))).containsExactly("m3", "m4");
        assertThat(andrew.get("/api/messages/@bayko", "If-None-Match", newest(andrew.get("/api/messages/@bayko")))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void unreadIsWhatTheOtherWroteSinceOneReadOrAnswered() {
        var group = send(bayko, "andrewbrown", "one").get("message_group_uuid").asString();
        write(bayko, group, "two");
        assertThat(unread(andrew)).isEqualTo(2);
        assertThat(unread(bayko)).isZero();

        var read = andrew.post(GROUPS + "/" + group + "/read", "");
        assertThat(read.body()).isEqualTo("{\"unread_count\":0}");
        assertThat(unread(andrew)).isZero();

        write(bayko, group, "three");
        assertThat(unread(andrew)).isEqualTo(1);
        write(andrew, group, "an answer");
        assertThat(unread(andrew)).isZero();
        assertThat(unread(bayko)).isEqualTo(1);
    }

    @Test
    void unreadIsCountedUpToAHundred() {
        var group = send(bayko, "andrewbrown", "one").get("message_group_uuid").asString();
        cruddur.database().execute("""
                INSERT INTO public.messages (message_group_uuid, user_uuid, message, created_at)
                SELECT '%s', (SELECT uuid FROM public.users WHERE handle = 'Bayko'), 'again', clock_timestamp() + interval '1 second'
                FROM generate_series(1, 150)
                """.formatted(group));

        assertThat(unread(andrew)).isEqualTo(100);
    }

    @Test
    void messagesOfAConversationWithALifetimeAreGoneEverywhereAtTheirInstant() {
        var group =
                send(bayko, "andrewbrown", "for ever").get("message_group_uuid").asString();
        var answer = andrew.put(GROUPS + "/" + group + "/lifetime", "{\"ttl\": \"PT1M\"}");
        assertThat(answer.body()).isEqualTo("{\"lifetime\":\"PT1M\"}");
        andrew.post(GROUPS + "/" + group + "/read", "{}");
        var written = write(bayko, group, "for a minute");
        assertThat(seconds(written)).isEqualTo(60);
        assertThat(andrew.json(GROUPS).get(0).get("lifetime").asString()).isEqualTo("PT1M");
        assertThat(unread(andrew)).isEqualTo(1);

        cruddur.database()
                .execute(
                        "UPDATE public.messages SET expires_at = now() + interval '1 second' WHERE expires_at IS NOT NULL");
        assertThat(texts(andrew.json("/api/messages/" + group))).containsExactly("for ever", "for a minute");
        cruddur.database().execute("UPDATE public.messages SET expires_at = now() WHERE expires_at IS NOT NULL");

        assertThat(texts(andrew.json("/api/messages/" + group))).containsExactly("for ever");
        assertThat(texts(andrew.json("/api/messages/@bayko"))).containsExactly("for ever");
        assertThat(texts(andrew.json(GROUPS))).containsExactly("for ever");
        assertThat(unread(andrew)).isZero();
    }

    @Test
    void aConversationWhoseMessagesAreOverStaysWithoutText() {
        send(bayko, "andrewbrown", "gone soon");
        cruddur.database().execute("UPDATE public.messages SET expires_at = now()");

        var list = andrew.json(GROUPS);

        assertThat(handles(list)).containsExactly("Bayko");
        assertThat(texts(list)).containsExactly("");
        assertThat(andrew.get("/api/messages/@bayko").body()).isEqualTo("[]");
    }

    @Test
    void aLifetimeIsSwitchedOffForTheMessagesToCome() {
        var group = send(bayko, "andrewbrown", "one").get("message_group_uuid").asString();
        for (var off : List.of("{\"ttl\": null}", "{\"ttl\": \"none\"}")) {
            andrew.put(GROUPS + "/" + group + "/lifetime", "{\"ttl\": \"7-days\"}");
            assertThat(seconds(write(bayko, group, "for a week"))).isEqualTo(7 * 86_400);

            var answer = bayko.put(GROUPS + "/" + group + "/lifetime", off);

            assertThat(answer.body()).isEqualTo("{\"lifetime\":null}");
            assertThat(write(bayko, group, "for ever").get("expires_at").isNull())
                    .isTrue();
        }
    }

    @Test
    void whoIsBlockedReadsWhatWasWrittenAndWritesNoMore() {
        var group =
                send(bayko, "andrewbrown", "hello").get("message_group_uuid").asString();
        cruddur.database().execute("""
                INSERT INTO public.blocks (blocker_uuid, blocked_uuid)
                SELECT a.uuid, b.uuid FROM public.users a, public.users b WHERE a.handle = 'andrewbrown' AND b.handle IN ('Bayko', 'london')
                """);

        for (var writer : List.of(andrew, bayko)) {
            assertThat(writer.post("/api/messages", body("x", group)).statusCode())
                    .isEqualTo(403);
            assertThat(writer.put(GROUPS + "/" + group + "/lifetime", "{\"ttl\": \"1-day\"}")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(texts(writer.json("/api/messages/" + group))).containsExactly("hello");
            assertThat(writer.json(GROUPS)).hasSize(1);
        }
        assertThat(bayko.post("/api/messages", to("andrewbrown", "x")).statusCode())
                .isEqualTo(404);
        assertThat(texts(bayko.json("/api/messages/@andrewbrown"))).containsExactly("hello");
        assertThat(london.post("/api/messages", to("andrewbrown", "x")).statusCode())
                .isEqualTo(404);
        assertThat(london.get("/api/messages/@andrewbrown").statusCode()).isEqualTo(404);
    }

    @Test
    void nobodyWritesToTheSuspended() {
        var group =
                send(bayko, "andrewbrown", "hello").get("message_group_uuid").asString();
        cruddur.database().execute("UPDATE public.users SET suspended_at = now() WHERE handle = 'andrewbrown'");

        assertThat(bayko.post("/api/messages", body("x", group)).statusCode()).isEqualTo(403);
        assertThat(london.post("/api/messages", to("andrewbrown", "x")).statusCode())
                .isEqualTo(404);
        assertThat(texts(bayko.json("/api/messages/" + group))).containsExactly("hello");
    }

    @Test
    void aRetriedMessageIsWrittenOnce() {
        var first = bayko.post("/api/messages", to("andrewbrown", "once"), "Idempotency-Key", "k1");
        var again = bayko.post("/api/messages", to("andrewbrown", "once"), "Idempotency-Key", "k1");
        var other = bayko.post("/api/messages", to("andrewbrown", "twice"), "Idempotency-Key", "k1");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(texts(bayko.json("/api/messages/@andrewbrown"))).containsExactly("once");
    }

    @Test
    void twoWhoWriteToEachOtherAtTheSameTimeShareOneConversationInOneOrder() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var writing = IntStream.range(0, 40)
                    .<Callable<String>>mapToObj(number -> () -> (number % 2 == 0
                                    ? send(bayko, "andrewbrown", "m" + number)
                                    : send(andrew, "bayko", "m" + number))
                            .toString())
                    .toList();
            for (var written : threads.invokeAll(writing)) {
                assertThat(written.get()).contains("message_group_uuid");
            }
        }

        assertThat(andrew.json(GROUPS)).hasSize(1);
        assertThat(andrew.json(GROUPS).get(0).get("uuid"))
                .isEqualTo(bayko.json(GROUPS).get(0).get("uuid"));
        assertThat(andrew.json("/api/messages/@bayko?limit=100")).hasSize(40);
        assertThat(cruddur.database().texts("SELECT count(DISTINCT created_at) FROM public.messages"))
                .containsExactly("40");
    }

    private static JsonNode send(Actor writer, String handle, String message) {
        return Actor.json(writer.post("/api/messages", to(handle, message)));
    }

    private static JsonNode write(Actor writer, String group, String message) {
        return Actor.json(writer.post("/api/messages", body(message, group)));
    }

    private static String to(String handle, String message) {
        return "{\"message\": \"%s\", \"handle\": \"%s\"}".formatted(message, handle);
    }

    private static String body(String message, String group) {
        return "{\"message\": \"%s\", \"message_group_uuid\": \"%s\"}".formatted(message, group);
    }

    private static int unread(Actor reader) {
        return reader.json(GROUPS).get(0).get("unread_count").asInt();
    }

    private static long seconds(JsonNode message) {
        return Duration.between(
                        Instant.parse(message.get("created_at").asString()),
                        Instant.parse(message.get("expires_at").asString()))
                .toSeconds();
    }

    private static String newest(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElse("");
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(one -> one.get("message").asString()).toList();
    }

    private static List<String> handles(JsonNode list) {
        return list.valueStream().map(one -> one.get("handle").asString()).toList();
    }
}
