package com.cruddur.notification;

import static com.cruddur.notification.Told.LIST;
import static com.cruddur.notification.Told.messages;
import static com.cruddur.notification.Told.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.realtime.Event.Kind;
import com.cruddur.testing.Actor;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People are told what others did, once, and no longer than it lives. */
class NotificationsTest {

    private static Told told;

    private UUID post;

    @BeforeAll
    static void start() {
        told = new Told();
    }

    @AfterAll
    static void stop() {
        told.close();
    }

    @BeforeEach
    void begin() {
        post = told.begin();
    }

    @Test
    void whatPeopleDoOverHttpIsToldAndTakenBack() {
        var reaction = "/api/activities/" + post;
        told.bayko.put(reaction + "/like", "");
        told.bayko.put(reaction + "/repost", "");
        told.bayko.post(reaction + "/reply", "{\"message\": \"@andrew indeed\"}");
        told.bayko.post("/api/activities", "{\"message\": \"@Andrew hello\", \"ttl\": \"1-day\"}");
        assertThat(texts(told.andrew.json(LIST)))
                .containsExactly(
                        "bayko mentioned you",
                        "bayko replied to you",
                        "bayko reposted your post",
                        "bayko liked your post");

        told.bayko.delete(reaction + "/like");
        told.bayko.delete(reaction + "/repost");
        told.bayko.delete("/api/activities/" + told.activity("@Andrew hello"));

        assertThat(texts(told.andrew.json(LIST))).containsExactly("bayko replied to you");
    }

    @Test
    void likesOfAPostAreOneNotificationThatNamesTheNewest() {
        for (var friend : List.of("friend0", "friend1", "friend2", "bayko")) {
            told.publish(Kind.LIKED, friend, "andrew", post);
        }

        var list = told.andrew.json(LIST);

        assertThat(list).hasSize(1);
        var entry = list.get(0);
        assertThat(entry.propertyNames())
                .containsExactly(
                        "uuid",
                        "display_name",
                        "handle",
                        "message",
                        "replies_count",
                        "reposts_count",
                        "likes_count",
                        "reply_to_activity_uuid",
                        "expires_at",
                        "created_at",
                        "liked",
                        "reposted",
                        "bookmarked",
                        "notification");
        assertThat(entry.get("uuid").asString()).isEqualTo(post.toString());
        assertThat(entry.get("handle").asString()).isEqualTo("bayko");
        assertThat(entry.get("message").asString()).isEqualTo("my post");
        assertThat(texts(list)).containsExactly("bayko and 3 others liked your post");
        assertThat(entry.at("/notification/kind").asString()).isEqualTo("like");
        assertThat(entry.at("/notification/actors_count").asInt()).isEqualTo(4);
        assertThat(entry.at("/notification/actors")
                        .valueStream()
                        .map(actor -> actor.get("handle").asString()))
                .containsExactly("bayko", "friend2", "friend1");
        assertThat(entry.at("/notification/read").booleanValue()).isFalse();
    }

    @Test
    void eachKindHasItsWordsNewestFirst() {
        told.publish(Kind.LIKED, "bayko", "andrew", post);
        told.publish(Kind.REPOSTED, "bayko", "andrew", post);
        told.publish(Kind.REPOSTED, "friend1", "andrew", post);
        told.tellPeople(Kind.FOLLOWED, "bayko", "andrew");
        told.bayko.post("/api/activities/" + post + "/reply", "{\"message\": \"my answer\"}");
        told.bayko.post("/api/messages", "{\"message\": \"secret\", \"handle\": \"andrew\"}");
        told.cruddur.database().addActivity("bayko", "hello @andrew", "1 minute");
        told.publish(Kind.MENTIONED, "bayko", "andrew", told.activity("hello @andrew"));

        var list = told.andrew.json(LIST);

        assertThat(texts(list))
                .containsExactly(
                        "bayko mentioned you",
                        "bayko sent you a message",
                        "bayko replied to you",
                        "bayko followed you",
                        "friend1 and 1 other reposted your post",
                        "bayko liked your post");
        assertThat(messages(list))
                .containsExactly(
                        "hello @andrew", "sent you a message", "my answer", "followed you", "my post", "my post");
        assertThat(list.toString()).doesNotContain("secret");
        assertThat(told.unread()).isEqualTo(7);
    }

    @Test
    void nobodyIsToldOfTheirOwnDoing() {
        told.publish(Kind.LIKED, "andrew", "andrew", post);
        told.andrew.post("/api/activities/" + post + "/reply", "{\"message\": \"to myself\"}");

        assertThat(told.andrew.get(LIST).body()).isEqualTo("[]");
    }

    @Test
    void whatIsTakenBackIsNoLongerTold() {
        told.publish(Kind.LIKED, "bayko", "andrew", post);
        told.publish(Kind.REPOSTED, "bayko", "andrew", post);
        told.tellPeople(Kind.FOLLOWED, "bayko", "andrew");
        assertThat(told.andrew.json(LIST)).hasSize(3);

        told.publish(Kind.UNLIKED, "bayko", "andrew", post);
        assertThat(texts(told.andrew.json(LIST))).containsExactly("bayko followed you", "bayko reposted your post");
        told.publish(Kind.UNREPOSTED, "bayko", "andrew", post);
        told.tellPeople(Kind.UNFOLLOWED, "bayko", "andrew");
        assertThat(told.andrew.get(LIST).body()).isEqualTo("[]");
    }

    @Test
    void theSameIsToldOnce() {
        told.publish(Kind.LIKED, "bayko", "andrew", post);
        told.publish(Kind.LIKED, "bayko", "andrew", post);
        told.publish(Kind.REPLIED, "bayko", "andrew", post);
        told.publish(Kind.MENTIONED, "bayko", "andrew", post);
        told.tellPeople(Kind.FOLLOWED, "bayko", "andrew");
        told.tellPeople(Kind.FOLLOWED, "bayko", "andrew");

        assertThat(texts(told.andrew.json(LIST)))
                .containsExactly("bayko followed you", "bayko replied to you", "bayko liked your post");
    }

    @ParameterizedTest
    @CsvSource({
        "blocks, blocker_uuid, blocked_uuid, andrew, bayko",
        "blocks, blocker_uuid, blocked_uuid, bayko, andrew",
        "mutes, muter_uuid, muted_uuid, andrew, bayko"
    })
    void theBlockedAndMutedAreNeitherToldOfNorShown(
            String table, String byColumn, String whomColumn, String by, String whom) {
        told.publish(Kind.LIKED, "bayko", "andrew", post);
        assertThat(told.unread()).isEqualTo(1);

        told.cruddur
                .database()
                .execute("INSERT INTO public.%s (%s, %s) VALUES ('%s', '%s')"
                        .formatted(table, byColumn, whomColumn, told.uuid(by), told.uuid(whom)));
        told.publish(Kind.REPOSTED, "bayko", "andrew", post);
        told.tellPeople(Kind.FOLLOWED, "bayko", "andrew");

        assertThat(told.andrew.get(LIST).body()).isEqualTo("[]");
        assertThat(told.unread()).isZero();
        assertThat(told.rows()).isEqualTo(1);
    }

    @Test
    void aBlockTakesAwayWhatTheTwoWereToldOfEachOther() {
        told.publish(Kind.LIKED, "bayko", "andrew", post);
        told.tellPeople(Kind.FOLLOWED, "andrew", "bayko");
        told.tellPeople(Kind.FOLLOWED, "friend1", "andrew");

        told.tellPeople(Kind.BLOCKED, "andrew", "bayko");

        assertThat(told.rows()).isEqualTo(1);
    }

    @Test
    void theSuspendedAreNotShown() {
        told.publish(Kind.LIKED, "bayko", "andrew", post);
        told.cruddur.database().execute("UPDATE public.users SET suspended_at = now() WHERE handle = 'bayko'");

        assertThat(told.andrew.get(LIST).body()).isEqualTo("[]");
        assertThat(told.unread()).isZero();
    }

    @Test
    void anExpiredActivityTakesItsNotificationsAlongAtThatInstant() {
        told.publish(Kind.LIKED, "bayko", "andrew", post);
        told.bayko.post("/api/activities/" + post + "/reply", "{\"message\": \"my answer\"}");
        assertThat(told.andrew.json(LIST)).hasSize(2);

        told.cruddur.database().execute("UPDATE public.activities SET expires_at = now() WHERE message = 'my answer'");
        assertThat(texts(told.andrew.json(LIST))).containsExactly("bayko liked your post");
        assertThat(told.unread()).isEqualTo(1);

        told.cruddur.database().execute("UPDATE public.activities SET expires_at = now()");
        assertThat(told.andrew.get(LIST).body()).isEqualTo("[]");
        assertThat(told.unread()).isZero();
    }

    @Test
    void messagesAreOneNotificationWhileUnreadAndGoneWithTheLastOfThem() {
        var group = Actor.json(told.bayko.post("/api/messages", "{\"message\": \"one\", \"handle\": \"andrew\"}"))
                .get("message_group_uuid")
                .asString();
        told.bayko.post("/api/messages", "{\"message\": \"two\", \"handle\": \"andrew\"}");

        var list = told.andrew.json(LIST);
        assertThat(list).hasSize(1);
        assertThat(list.get(0).at("/notification/message_group_uuid").asString())
                .isEqualTo(group);
        assertThat(told.unread()).isEqualTo(1);

        told.andrew.post("/api/message_groups/" + group + "/read", "");
        assertThat(told.unread()).isZero();
        assertThat(told.andrew.json(LIST).get(0).at("/notification/read").booleanValue())
                .isTrue();

        told.bayko.post("/api/messages", "{\"message\": \"three\", \"handle\": \"andrew\"}");
        assertThat(told.andrew.json(LIST)).hasSize(1);
        assertThat(told.unread()).isEqualTo(1);

        told.cruddur.database().execute("UPDATE public.messages SET expires_at = now()");
        assertThat(told.andrew.get(LIST).body()).isEqualTo("[]");
        assertThat(told.unread()).isZero();
    }
}
