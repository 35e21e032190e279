package com.cruddur.message;

import static com.cruddur.message.ConversationFixture.body;
import static com.cruddur.message.ConversationFixture.send;
import static com.cruddur.message.ConversationFixture.texts;
import static com.cruddur.message.ConversationFixture.to;
import static com.cruddur.message.ConversationFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people write to each other. */
class ConversationsTest {

    private static final String UNKNOWN_RECEIVER = "[\"user_reciever_handle_blank\"]";
    private static final String GROUPS = "/api/message_groups";

    private static Cruddur cruddur;
    private static Actor andrew;
    private static Actor bayko;
    private static Actor london;

    @BeforeAll
    static void start() {
        cruddur = Cruddur.shared();
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
    void aBlockedPersonReadsTheConversationAndWritesNoMore() {
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
        assertThat(bayko.post("/api/messages", to("andrewbrown", "x")).body()).isEqualTo(UNKNOWN_RECEIVER);
        assertThat(texts(bayko.json("/api/messages/@andrewbrown"))).containsExactly("hello");
        assertThat(london.post("/api/messages", to("andrewbrown", "x")).body()).isEqualTo(UNKNOWN_RECEIVER);
        assertThat(london.get("/api/messages/@andrewbrown").statusCode()).isEqualTo(404);
    }

    @Test
    void nobodyWritesToTheSuspended() {
        var group =
                send(bayko, "andrewbrown", "hello").get("message_group_uuid").asString();
        cruddur.database().execute("UPDATE public.users SET suspended_at = now() WHERE handle = 'andrewbrown'");

        assertThat(bayko.post("/api/messages", body("x", group)).statusCode()).isEqualTo(403);
        assertThat(london.post("/api/messages", to("andrewbrown", "x")).body()).isEqualTo(UNKNOWN_RECEIVER);
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
        try (var threads = Executors.newFixedThreadPool(4)) {
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

    private static String newest(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElse("");
    }
}
