package com.cruddur.notification;

import static com.cruddur.notification.NotificationFixture.LIST;
import static com.cruddur.notification.NotificationFixture.messages;
import static com.cruddur.notification.NotificationFixture.texts;
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

/** A person is notified once of what others did, and no longer than it lives. */
class NotificationsTest {

    private static NotificationFixture fixture;

    private UUID post;

    @BeforeAll
    static void start() {
        fixture = new NotificationFixture();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @BeforeEach
    void begin() {
        post = fixture.begin();
    }

    @Test
    void actionsOverHttpNotifyAndTheirReversalWithdraws() {
        var reaction = "/api/activities/" + post;
        fixture.bayko.put(reaction + "/like", "");
        fixture.bayko.put(reaction + "/repost", "");
        fixture.bayko.post(reaction + "/reply", "{\"message\": \"@andrew indeed\"}");
        fixture.bayko.post("/api/activities", "{\"message\": \"@Andrew hello\", \"ttl\": \"1-day\"}");
        assertThat(texts(fixture.andrew.json(LIST)))
                .containsExactly(
                        "bayko mentioned you",
                        "bayko replied to you",
                        "bayko reposted your post",
                        "bayko liked your post");

        fixture.bayko.delete(reaction + "/like");
        fixture.bayko.delete(reaction + "/repost");
        fixture.bayko.delete("/api/activities/" + fixture.activity("@Andrew hello"));

        assertThat(texts(fixture.andrew.json(LIST))).containsExactly("bayko replied to you");
    }

    @Test
    void likesOfAPostAreOneNotificationThatNamesTheNewest() {
        for (var friend : List.of("friend0", "friend1", "friend2", "bayko")) {
            fixture.publish(Kind.LIKED, friend, "andrew", post);
        }

        var list = fixture.andrew.json(LIST);

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
        assertThat(entry.get("handle").asString()).isEqualTo("bayko");
        assertThat(entry.get("message").asString()).isEqualTo("and 3 others liked your post");
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
        fixture.publish(Kind.LIKED, "bayko", "andrew", post);
        fixture.publish(Kind.REPOSTED, "bayko", "andrew", post);
        fixture.publish(Kind.REPOSTED, "friend1", "andrew", post);
        fixture.tellPeople(Kind.FOLLOWED, "bayko", "andrew");
        fixture.bayko.post("/api/activities/" + post + "/reply", "{\"message\": \"my answer\"}");
        fixture.bayko.post("/api/messages", "{\"message\": \"secret\", \"handle\": \"andrew\"}");
        fixture.cruddur.database().addActivity("bayko", "hello @andrew", "1 minute");
        fixture.publish(Kind.MENTIONED, "bayko", "andrew", fixture.activity("hello @andrew"));

        var list = fixture.andrew.json(LIST);

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
                        "hello @andrew",
                        "sent you a message",
                        "my answer",
                        "followed you",
                        "and 1 other reposted your post",
                        "liked your post");
        assertThat(list.toString()).doesNotContain("secret");
        assertThat(fixture.unread()).isEqualTo(7);
    }

    @Test
    void theAddressThatFrontEndsMakeOfAnEntryOpensThePost() {
        fixture.bayko.put("/api/activities/" + post + "/like", "");
        fixture.bayko.put("/api/activities/" + post + "/repost", "");
        fixture.bayko.post("/api/activities/" + post + "/reply", "{\"message\": \"my answer\"}");

        var list = fixture.andrew.json(LIST);

        assertThat(list).hasSize(3);
        assertThat(list.valueStream().map(entry -> entry.get("uuid").asString()))
                .doesNotHaveDuplicates();
        var opened = list.valueStream()
                .map(entry -> "@%s/status/%s"
                        .formatted(
                                entry.get("handle").asString(),
                                entry.get("uuid").asString()))
                .toList();
        assertThat(opened)
                .extracting(path -> fixture.andrew
                        .json("/api/activities/" + path)
                        .at("/activity/message")
                        .asString())
                .containsExactly("my answer", "my post", "my post");
        assertThat(opened)
                .extracting(path -> fixture.andrew
                        .get("/" + path)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .containsExactly("", "/@andrew/status/" + post, "/@andrew/status/" + post);
    }

    @Test
    void eachNameIsIsolatedFromItsSentence() {
        var database = fixture.cruddur.database();
        database.execute("UPDATE public.users SET display_name = U&'\\202E Alice\\2069' WHERE handle = 'bayko'");
        database.execute("UPDATE public.users SET display_name = 'أحمد' WHERE handle = 'friend1'");
        fixture.publish(Kind.LIKED, "bayko", "andrew", post);
        fixture.tellPeople(Kind.FOLLOWED, "friend1", "andrew");

        assertThat(texts(fixture.andrew.json(LIST)))
                .containsExactly("\u2068أحمد\u2069 followed you", "\u2068\u202E Alice\u2069 liked your post");
        assertThat(fixture.andrew.get("/notifications").body())
                .contains("<bdi>أحمد</bdi> followed you</a>")
                .contains("<bdi>\u202E Alice\u2069</bdi> liked your post</a>");
        assertThat(fixture.andrew.get("/@bayko").body())
                .contains("<title>\u2068\u202E Alice\u2069 (@bayko) · Cruddur</title>");
        database.execute("UPDATE public.users SET display_name = handle");
    }

    @Test
    void nobodyIsToldOfTheirOwnDoing() {
        fixture.publish(Kind.LIKED, "andrew", "andrew", post);
        fixture.andrew.post("/api/activities/" + post + "/reply", "{\"message\": \"to myself\"}");

        assertThat(fixture.andrew.get(LIST).body()).isEqualTo("[]");
    }

    @Test
    void reversedActionsNotifyNoLonger() {
        fixture.publish(Kind.LIKED, "bayko", "andrew", post);
        fixture.publish(Kind.REPOSTED, "bayko", "andrew", post);
        fixture.tellPeople(Kind.FOLLOWED, "bayko", "andrew");
        assertThat(fixture.andrew.json(LIST)).hasSize(3);

        fixture.publish(Kind.UNLIKED, "bayko", "andrew", post);
        assertThat(texts(fixture.andrew.json(LIST))).containsExactly("bayko followed you", "bayko reposted your post");
        fixture.publish(Kind.UNREPOSTED, "bayko", "andrew", post);
        fixture.tellPeople(Kind.UNFOLLOWED, "bayko", "andrew");
        assertThat(fixture.andrew.get(LIST).body()).isEqualTo("[]");
    }

    @Test
    void theSameIsToldOnce() {
        fixture.publish(Kind.LIKED, "bayko", "andrew", post);
        fixture.publish(Kind.LIKED, "bayko", "andrew", post);
        fixture.publish(Kind.REPLIED, "bayko", "andrew", post);
        fixture.publish(Kind.MENTIONED, "bayko", "andrew", post);
        fixture.tellPeople(Kind.FOLLOWED, "bayko", "andrew");
        fixture.tellPeople(Kind.FOLLOWED, "bayko", "andrew");

        assertThat(texts(fixture.andrew.json(LIST)))
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
        fixture.publish(Kind.LIKED, "bayko", "andrew", post);
        assertThat(fixture.unread()).isEqualTo(1);

        fixture.cruddur
                .database()
                .execute("INSERT INTO public.%s (%s, %s) VALUES ('%s', '%s')"
                        .formatted(table, byColumn, whomColumn, fixture.uuid(by), fixture.uuid(whom)));
        fixture.publish(Kind.REPOSTED, "bayko", "andrew", post);
        fixture.tellPeople(Kind.FOLLOWED, "bayko", "andrew");

        assertThat(fixture.andrew.get(LIST).body()).isEqualTo("[]");
        assertThat(fixture.unread()).isZero();
        assertThat(fixture.rows()).isEqualTo(1);
    }

    @Test
    void aBlockTakesAwayWhatTheTwoWereToldOfEachOther() {
        fixture.publish(Kind.LIKED, "bayko", "andrew", post);
        fixture.tellPeople(Kind.FOLLOWED, "andrew", "bayko");
        fixture.tellPeople(Kind.FOLLOWED, "friend1", "andrew");

        fixture.tellPeople(Kind.BLOCKED, "andrew", "bayko");

        assertThat(fixture.rows()).isEqualTo(1);
    }

    @Test
    void theSuspendedAreNotShown() {
        fixture.publish(Kind.LIKED, "bayko", "andrew", post);
        fixture.cruddur.database().execute("UPDATE public.users SET suspended_at = now() WHERE handle = 'bayko'");

        assertThat(fixture.andrew.get(LIST).body()).isEqualTo("[]");
        assertThat(fixture.unread()).isZero();
    }

    @Test
    void anExpiredActivityTakesItsNotificationsAlongAtThatInstant() {
        fixture.publish(Kind.LIKED, "bayko", "andrew", post);
        fixture.bayko.post("/api/activities/" + post + "/reply", "{\"message\": \"my answer\"}");
        assertThat(fixture.andrew.json(LIST)).hasSize(2);

        fixture.cruddur
                .database()
                .execute("UPDATE public.activities SET expires_at = now() WHERE message = 'my answer'");
        assertThat(texts(fixture.andrew.json(LIST))).containsExactly("bayko liked your post");
        assertThat(fixture.unread()).isEqualTo(1);

        fixture.cruddur.database().execute("UPDATE public.activities SET expires_at = now()");
        assertThat(fixture.andrew.get(LIST).body()).isEqualTo("[]");
        assertThat(fixture.unread()).isZero();
    }

    @Test
    void messagesAreOneNotificationWhileUnreadAndGoneWithTheLastOfThem() {
        var group = Actor.json(fixture.bayko.post("/api/messages", "{\"message\": \"one\", \"handle\": \"andrew\"}"))
                .get("message_group_uuid")
                .asString();
        fixture.bayko.post("/api/messages", "{\"message\": \"two\", \"handle\": \"andrew\"}");

        var list = fixture.andrew.json(LIST);
        assertThat(list).hasSize(1);
        assertThat(list.get(0).at("/notification/message_group_uuid").asString())
                .isEqualTo(group);
        assertThat(fixture.unread()).isEqualTo(1);

        fixture.andrew.post("/api/message_groups/" + group + "/read", "");
        assertThat(fixture.unread()).isZero();
        assertThat(fixture.andrew.json(LIST).get(0).at("/notification/read").booleanValue())
                .isTrue();

        fixture.bayko.post("/api/messages", "{\"message\": \"three\", \"handle\": \"andrew\"}");
        assertThat(fixture.andrew.json(LIST)).hasSize(1);
        assertThat(fixture.unread()).isEqualTo(1);

        fixture.cruddur.database().execute("UPDATE public.messages SET expires_at = now()");
        assertThat(fixture.andrew.get(LIST).body()).isEqualTo("[]");
        assertThat(fixture.unread()).isZero();
    }

    @Test
    void anUnreadMessageIsToldOfAlthoughALaterOneHasExpired() {
        fixture.bayko.post("/api/messages", "{\"message\": \"stays\", \"handle\": \"andrew\"}");
        fixture.bayko.post("/api/messages", "{\"message\": \"goes\", \"handle\": \"andrew\"}");

        fixture.cruddur.database().execute("UPDATE public.messages SET expires_at = now() WHERE message = 'goes'");

        assertThat(fixture.andrew
                        .json("/api/message_groups")
                        .get(0)
                        .get("unread_count")
                        .asInt())
                .isEqualTo(1);
        assertThat(fixture.unread()).isEqualTo(1);
        var list = fixture.andrew.json(LIST);
        assertThat(texts(list)).containsExactly("bayko sent you a message");
        assertThat(list.get(0).at("/notification/read").booleanValue()).isFalse();

        var group = list.get(0).at("/notification/message_group_uuid").asString();
        fixture.andrew.post("/api/message_groups/" + group + "/read", "");
        assertThat(fixture.unread()).isZero();
        assertThat(fixture.andrew.json(LIST).get(0).at("/notification/read").booleanValue())
                .isTrue();
    }
}
