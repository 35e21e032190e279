package com.cruddur.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.event.Event;
import com.cruddur.event.Event.Kind;
import com.cruddur.event.Events;
import com.cruddur.platform.db.Database;
import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** People are told what others did, once, and no longer than it lives. */
class NotificationsTest {

    private static final String LIST = "/api/activities/notifications";
    private static final String UNREAD = "/api/notifications/unread";
    private static final String READ = "/api/notifications/read";

    private static Cruddur cruddur;
    private static Database database;
    private static Events events;
    private static Actor andrew;
    private static Actor bayko;

    private UUID post;

    @BeforeAll
    static void start() {
        cruddur = Cruddur.start();
        database = new Database(cruddur.database().url(), 2, new SimpleMeterRegistry());
        events = new Events(List.of(new Notifications(database)));
        andrew = cruddur.user("andrew");
        bayko = cruddur.user("bayko");
        IntStream.range(0, 5).forEach(number -> cruddur.database().addUser("friend" + number));
    }

    @AfterAll
    static void stop() {
        database.close();
        cruddur.close();
    }

    @BeforeEach
    void begin() {
        cruddur.database().execute("""
                TRUNCATE public.activities, public.notifications, public.message_groups, public.blocks, public.mutes CASCADE;
                UPDATE public.users SET suspended_at = NULL
                """);
        cruddur.database().addActivity("andrew", "my post", "1 hour");
        post = UUID.fromString(
                cruddur.database().texts("SELECT uuid FROM public.activities").getFirst());
    }

    @Test
    void likesOfAPostAreOneNotificationThatNamesTheNewest() {
        for (var friend : List.of("friend0", "friend1", "friend2", "bayko")) {
            tell(Kind.LIKED, friend, "andrew", post);
        }

        var list = andrew.json(LIST);

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
        tell(Kind.LIKED, "bayko", "andrew", post);
        tell(Kind.REPOSTED, "bayko", "andrew", post);
        tell(Kind.REPOSTED, "friend1", "andrew", post);
        tellPeople(Kind.FOLLOWED, "bayko", "andrew");
        bayko.post("/api/activities/" + post + "/reply", "{\"message\": \"my answer\"}");
        bayko.post("/api/messages", "{\"message\": \"secret\", \"handle\": \"andrew\"}");
        cruddur.database().addActivity("bayko", "hello @andrew", "1 minute");
        tell(Kind.MENTIONED, "bayko", "andrew", activity("hello @andrew"));

        var list = andrew.json(LIST);

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
        assertThat(count(andrew.json(UNREAD))).isEqualTo(7);
    }

    @Test
    void nobodyIsToldOfTheirOwnDoing() {
        tell(Kind.LIKED, "andrew", "andrew", post);
        andrew.post("/api/activities/" + post + "/reply", "{\"message\": \"to myself\"}");

        assertThat(andrew.get(LIST).body()).isEqualTo("[]");
    }

    @Test
    void whatIsTakenBackIsNoLongerTold() {
        tell(Kind.LIKED, "bayko", "andrew", post);
        tell(Kind.REPOSTED, "bayko", "andrew", post);
        tellPeople(Kind.FOLLOWED, "bayko", "andrew");
        assertThat(andrew.json(LIST)).hasSize(3);

        tell(Kind.UNLIKED, "bayko", "andrew", post);
        assertThat(texts(andrew.json(LIST))).containsExactly("bayko followed you", "bayko reposted your post");
        tell(Kind.UNREPOSTED, "bayko", "andrew", post);
        tellPeople(Kind.UNFOLLOWED, "bayko", "andrew");
        assertThat(andrew.get(LIST).body()).isEqualTo("[]");
    }

    @Test
    void theSameIsToldOnce() {
        tell(Kind.LIKED, "bayko", "andrew", post);
        tell(Kind.LIKED, "bayko", "andrew", post);
        tell(Kind.REPLIED, "bayko", "andrew", post);
        tell(Kind.MENTIONED, "bayko", "andrew", post);
        tellPeople(Kind.FOLLOWED, "bayko", "andrew");
        tellPeople(Kind.FOLLOWED, "bayko", "andrew");

        assertThat(texts(andrew.json(LIST)))
                .containsExactly("bayko followed you", "bayko replied to you", "bayko liked your post");
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocks:blocker:blocked:andrew:bayko", "blocks:blocker:blocked:bayko:andrew", "mutes:muter:muted:andrew:bayko"})
    void theBlockedAndMutedAreNeitherToldOfNorShown(String relation) {
        tell(Kind.LIKED, "bayko", "andrew", post);
        assertThat(count(andrew.json(UNREAD))).isEqualTo(1);
        var parts = relation.split(":");

        cruddur.database()
                .execute("INSERT INTO public.%s (%s_uuid, %s_uuid) VALUES ('%s', '%s')"
                        .formatted(parts[0], parts[1], parts[2], uuid(parts[3]), uuid(parts[4])));
        tell(Kind.REPOSTED, "bayko", "andrew", post);
        tellPeople(Kind.FOLLOWED, "bayko", "andrew");

        assertThat(andrew.get(LIST).body()).isEqualTo("[]");
        assertThat(count(andrew.json(UNREAD))).isZero();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aBlockTakesAwayWhatTheTwoWereToldOfEachOther() {
        tell(Kind.LIKED, "bayko", "andrew", post);
        tellPeople(Kind.FOLLOWED, "andrew", "bayko");
        tellPeople(Kind.FOLLOWED, "friend1", "andrew");

        tellPeople(Kind.BLOCKED, "andrew", "bayko");

        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void theSuspendedAreNotShown() {
        tell(Kind.LIKED, "bayko", "andrew", post);
        cruddur.database().execute("UPDATE public.users SET suspended_at = now() WHERE handle = 'bayko'");

        assertThat(andrew.get(LIST).body()).isEqualTo("[]");
        assertThat(count(andrew.json(UNREAD))).isZero();
    }

    @Test
    void anExpiredActivityTakesItsNotificationsAlongAtThatInstant() {
        tell(Kind.LIKED, "bayko", "andrew", post);
        bayko.post("/api/activities/" + post + "/reply", "{\"message\": \"my answer\"}");
        assertThat(andrew.json(LIST)).hasSize(2);

        cruddur.database().execute("UPDATE public.activities SET expires_at = now() WHERE message = 'my answer'");
        assertThat(texts(andrew.json(LIST))).containsExactly("bayko liked your post");
        assertThat(count(andrew.json(UNREAD))).isEqualTo(1);

        cruddur.database().execute("UPDATE public.activities SET expires_at = now()");
        assertThat(andrew.get(LIST).body()).isEqualTo("[]");
        assertThat(count(andrew.json(UNREAD))).isZero();
    }

    @Test
    void messagesAreOneNotificationWhileUnreadAndGoneWithTheLastOfThem() {
        var group = Actor.json(bayko.post("/api/messages", "{\"message\": \"one\", \"handle\": \"andrew\"}"))
                .get("message_group_uuid")
                .asString();
        bayko.post("/api/messages", "{\"message\": \"two\", \"handle\": \"andrew\"}");

        var list = andrew.json(LIST);
        assertThat(list).hasSize(1);
        assertThat(list.get(0).at("/notification/message_group_uuid").asString())
                .isEqualTo(group);
        assertThat(count(andrew.json(UNREAD))).isEqualTo(1);

        andrew.post("/api/message_groups/" + group + "/read", "");
        assertThat(count(andrew.json(UNREAD))).isZero();
        assertThat(andrew.json(LIST).get(0).at("/notification/read").booleanValue())
                .isTrue();

        bayko.post("/api/messages", "{\"message\": \"three\", \"handle\": \"andrew\"}");
        assertThat(andrew.json(LIST)).hasSize(1);
        assertThat(count(andrew.json(UNREAD))).isEqualTo(1);

        cruddur.database().execute("UPDATE public.messages SET expires_at = now()");
        assertThat(andrew.get(LIST).body()).isEqualTo("[]");
        assertThat(count(andrew.json(UNREAD))).isZero();
    }

    @Test
    void readMeansAllOrAllUpToTheNewestThatWasSeen() {
        tell(Kind.LIKED, "bayko", "andrew", post);
        tell(Kind.REPOSTED, "bayko", "andrew", post);
        tellPeople(Kind.FOLLOWED, "bayko", "andrew");
        var seen = andrew.json(LIST).get(1).at("/notification/uuid").asString();

        assertThat(count(Actor.json(andrew.post(READ, "{\"uuid\": \"%s\"}".formatted(seen)))))
                .isEqualTo(1);
        assertThat(andrew.json(LIST)
                        .valueStream()
                        .map(entry -> entry.at("/notification/read").booleanValue()))
                .containsExactly(false, true, true);

        assertThat(count(Actor.json(andrew.post(READ, "")))).isZero();
        assertThat(count(andrew.json(UNREAD))).isZero();
        assertThat(andrew.json(LIST)).hasSize(3);
    }

    @Test
    void unreadIsCountedUpToAHundredAndReadInBatches() {
        addMany(1500);

        assertThat(count(andrew.json(UNREAD))).isEqualTo(100);
        assertThat(count(Actor.json(andrew.post(READ, "{}")))).isZero();
        assertThat(cruddur.database().texts("SELECT count(*) FROM public.notifications WHERE read_at IS NULL"))
                .containsExactly("0");
    }

    @Test
    void pagesShowEachThingOnceAndAGroupTakesFourHundredAtMost() {
        addMany(1000);
        tellPeople(Kind.FOLLOWED, "bayko", "andrew");

        var first = andrew.get(LIST + "?limit=2");
        assertThat(counts(Actor.json(first))).containsExactly(1, 399);
        var second = andrew.get(Actor.link(first, "next"));
        var third = andrew.get(Actor.link(second, "next"));

        assertThat(counts(Actor.json(second))).containsExactly(400);
        assertThat(counts(Actor.json(third))).containsExactly(201);
        assertThat(Actor.link(third, "next")).isEmpty();
    }

    @Test
    void pagesOfSeveralGroupsStayAsTheyAreWhenSomethingNewHappens() {
        for (var number = 0; number < 5; number++) {
            cruddur.database().addActivity("andrew", "post" + number, "1 minute");
            tell(Kind.LIKED, "bayko", "andrew", activity("post" + number));
        }
        var first = andrew.get(LIST + "?limit=2");
        tell(Kind.LIKED, "friend0", "andrew", activity("post1"));

        var second = andrew.get(Actor.link(first, "next"));
        var third = andrew.get(Actor.link(second, "next"));

        assertThat(messages(Actor.json(first))).containsExactly("post4", "post3");
        assertThat(messages(Actor.json(second))).containsExactly("post2", "post1");
        assertThat(messages(Actor.json(third))).containsExactly("post0");
        assertThat(texts(andrew.json(LIST))).startsWith("friend0 and 1 other liked your post");
        assertThat(andrew.get(LIST, "If-None-Match", andrew.get(LIST).headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"uuid\": 1} | 422 | [\"uuid_wrong_type\"]",
                "{\"uuid\": \"\"} | 422 | [\"uuid_blank\"]",
                "{\"uuid\": \"1\"} | 422 | [\"uuid_blank\"]",
                "{\"uuid\": \"a\\u0000\"} | 422 | [\"uuid_blank\"]",
                "{\"uuid\": \"00000000-0000-7000-8000-000000000000\"} | 404 | Not Found",
                "{ | 400 | not JSON",
                "[] | 422 | [\"body_wrong_type\"]",
            })
    void aBadPlaceIsRefused(String body, int status, String answer) {
        tell(Kind.LIKED, "bayko", "andrew", post);

        var response = andrew.post(READ, body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains(answer);
        assertThat(count(andrew.json(UNREAD))).isEqualTo(1);
    }

    @Test
    void anothersNotificationIsUnknown() {
        tell(Kind.LIKED, "bayko", "andrew", post);
        var uuid = andrew.json(LIST).get(0).at("/notification/uuid").asString();

        assertThat(bayko.post(READ, "{\"uuid\": \"%s\"}".formatted(uuid)).statusCode())
                .isEqualTo(404);
        assertThat(bayko.get(LIST).body()).isEqualTo("[]");
    }

    @Test
    void theyAreForWhoIsSignedInAndNotSuspended() {
        var suspended = cruddur.user("suspended");
        cruddur.database().execute("UPDATE public.users SET suspended_at = now() WHERE handle = 'suspended'");

        assertThat(statuses(cruddur.anonymous())).containsOnly(401);
        assertThat(statuses(suspended)).containsOnly(403);
        for (var query : List.of("limit=0", "limit=101", "cursor=x")) {
            assertThat(andrew.get(LIST + "?" + query).statusCode()).isEqualTo(400);
        }
    }

    private static List<Integer> statuses(Actor actor) {
        return Stream.of(actor.get(LIST), actor.get(UNREAD), actor.post(READ, "{}"))
                .map(response -> response.statusCode())
                .toList();
    }

    /** As many likes of the post, by as many people. */
    private void addMany(int people) {
        cruddur.database().execute("""
                WITH liker AS (
                    INSERT INTO public.users (display_name, handle, email)
                    SELECT 'x', 'liker' || gen_random_uuid(), gen_random_uuid() || '@example.com' FROM generate_series(1, %d)
                    RETURNING uuid
                )
                INSERT INTO public.notifications (user_uuid, kind, actor_uuid, activity_uuid)
                SELECT '%s', 'like', liker.uuid, '%s' FROM liker
                """.formatted(people, uuid("andrew"), post));
    }

    private static void tell(Kind kind, String actor, String concerned, UUID activity) {
        tell(Event.ofActivity(kind, uuid(actor), uuid(concerned), activity));
    }

    private static void tellPeople(Kind kind, String actor, String concerned) {
        tell(Event.ofPeople(kind, uuid(actor), uuid(concerned)));
    }

    private static void tell(Event event) {
        database.transaction(transaction -> {
            events.tell(transaction, event);
            return event;
        });
    }

    private static UUID uuid(String handle) {
        return cruddur.database().userUuid(handle);
    }

    private static UUID activity(String message) {
        return UUID.fromString(cruddur.database()
                .texts("SELECT uuid FROM public.activities WHERE message = '%s'".formatted(message))
                .getFirst());
    }

    private static int rows() {
        return Integer.parseInt(cruddur.database()
                .texts("SELECT count(*) FROM public.notifications")
                .getFirst());
    }

    private static int count(JsonNode answer) {
        return answer.get("count").asInt();
    }

    private static List<Integer> counts(JsonNode list) {
        return list.valueStream()
                .map(entry -> entry.at("/notification/actors_count").asInt())
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream()
                .map(entry -> entry.at("/notification/text").asString())
                .toList();
    }

    private static List<String> messages(JsonNode list) {
        return list.valueStream().map(entry -> entry.get("message").asString()).toList();
    }
}
