package com.cruddur.message;

import static com.cruddur.message.ConversationFixture.send;
import static com.cruddur.message.ConversationFixture.texts;
import static com.cruddur.message.ConversationFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What one sees of one's conversations: the list, what is unread, how long messages live. */
class ConversationListTest {

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
                        "TRUNCATE public.message_groups, public.blocks CASCADE; UPDATE public.users SET suspended_at = NULL, avatar_key = NULL");
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
    void afterABlockThePageAsksForNoPictureThatIsRefused() {
        send(bayko, "andrewbrown", "one");
        cruddur.database().execute("UPDATE public.users SET avatar_key = 'AAAAAAAAAAAAAAAAAAAAAA.png'");
        var picture = "/api/users/@Bayko/avatar";
        assertThat(andrew.get("/messages").body()).contains(picture);

        andrew.put("/api/users/@bayko/block", "");

        assertThat(andrew.get("/messages").body()).contains("@Bayko").doesNotContain(picture);
        assertThat(bayko.get("/messages").body()).contains("@andrewbrown").doesNotContain("/@andrewbrown/avatar");
        assertThat(andrew.get(picture).statusCode()).isEqualTo(404);
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
    void aConversationWhoseMessagesAreOverStaysWithoutText() {
        send(bayko, "andrewbrown", "gone soon");
        cruddur.database().execute("UPDATE public.messages SET expires_at = now()");

        var list = andrew.json(GROUPS);

        assertThat(handles(list)).containsExactly("Bayko");
        assertThat(texts(list)).containsExactly("");
        assertThat(andrew.get("/api/messages/@bayko").body()).isEqualTo("[]");
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

    private static int unread(Actor reader) {
        return reader.json(GROUPS).get(0).get("unread_count").asInt();
    }

    private static long seconds(JsonNode message) {
        return Duration.between(
                        Instant.parse(message.get("created_at").asString()),
                        Instant.parse(message.get("expires_at").asString()))
                .toSeconds();
    }

    private static List<String> handles(JsonNode list) {
        return list.valueStream().map(one -> one.get("handle").asString()).toList();
    }
}
