package com.cruddur.notification;

import static com.cruddur.notification.Told.LIST;
import static com.cruddur.notification.Told.READ;
import static com.cruddur.notification.Told.UNREAD;
import static com.cruddur.notification.Told.count;
import static com.cruddur.notification.Told.counts;
import static com.cruddur.notification.Told.messages;
import static com.cruddur.notification.Told.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.realtime.Event.Kind;
import com.cruddur.testing.Actor;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Notifications are read in pages, and marked as read. */
class NotificationReadingTest {

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
    void likingWritingAndReadingAtTheSameTimeIsNoDeadlock() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var friends = IntStream.range(0, 5)
                    .mapToObj(number -> told.cruddur.user("friend" + number))
                    .toList();
            var doing = IntStream.range(0, 120)
                    .<Callable<Integer>>mapToObj(number -> () -> switch (number % 4) {
                        case 0 ->
                            friends.get(number % 5)
                                    .put("/api/activities/" + post + "/like", "")
                                    .statusCode();
                        case 1 ->
                            friends.get(number % 5)
                                    .delete("/api/activities/" + post + "/like")
                                    .statusCode();
                        case 2 ->
                            friends.get(number % 5)
                                    .post("/api/messages", "{\"message\": \"x\", \"handle\": \"andrew\"}")
                                    .statusCode();
                        default -> told.andrew.post(READ, "{}").statusCode();
                    })
                    .toList();
            for (var status : threads.invokeAll(doing)) {
                assertThat(status.get()).isEqualTo(200);
            }
        }

        assertThat(told.cruddur
                        .database()
                        .texts("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
                .containsExactly("0");
        assertThat(told.cruddur.database().texts("""
                        SELECT count(*) FROM public.likes FULL JOIN public.notifications AS told
                            ON told.actor_uuid = likes.user_uuid AND told.kind = 'like'
                        WHERE likes.user_uuid IS NULL AND told.kind = 'like' OR told.uuid IS NULL
                        """)).containsExactly("0");
    }

    @Test
    void readMeansAllOrAllUpToTheNewestThatWasSeen() {
        told.publish(Kind.LIKED, "bayko", "andrew", post);
        told.publish(Kind.REPOSTED, "bayko", "andrew", post);
        told.tellPeople(Kind.FOLLOWED, "bayko", "andrew");
        var seen = told.andrew.json(LIST).get(1).at("/notification/uuid").asString();

        assertThat(count(Actor.json(told.andrew.post(READ, "{\"uuid\": \"%s\"}".formatted(seen)))))
                .isEqualTo(1);
        assertThat(told.andrew
                        .json(LIST)
                        .valueStream()
                        .map(entry -> entry.at("/notification/read").booleanValue()))
                .containsExactly(false, true, true);

        assertThat(count(Actor.json(told.andrew.post(READ, "")))).isZero();
        assertThat(told.unread()).isZero();
        assertThat(told.andrew.json(LIST)).hasSize(3);
    }

    @Test
    void unreadIsCountedUpToAHundredAndReadInBatches() {
        told.addMany(1500, post);

        assertThat(told.unread()).isEqualTo(100);
        assertThat(count(Actor.json(told.andrew.post(READ, "{}")))).isZero();
        assertThat(told.cruddur.database().texts("SELECT count(*) FROM public.notifications WHERE read_at IS NULL"))
                .containsExactly("0");
    }

    @Test
    void pagesShowEachThingOnceAndAGroupTakesFourHundredAtMost() {
        told.addMany(1000, post);
        told.tellPeople(Kind.FOLLOWED, "bayko", "andrew");

        var first = told.andrew.get(LIST + "?limit=2");
        assertThat(counts(Actor.json(first))).containsExactly(1, 399);
        var second = told.andrew.get(Actor.link(first, "next"));
        var third = told.andrew.get(Actor.link(second, "next"));

        assertThat(counts(Actor.json(second))).containsExactly(400);
        assertThat(counts(Actor.json(third))).containsExactly(201);
        assertThat(Actor.link(third, "next")).isEmpty();
    }

    @Test
    void pagesOfSeveralGroupsStayAsTheyAreWhenSomethingNewHappens() {
        for (var number = 0; number < 5; number++) {
            told.cruddur.database().addActivity("andrew", "post" + number, "1 minute");
            told.publish(Kind.LIKED, "bayko", "andrew", told.activity("post" + number));
        }
        var first = told.andrew.get(LIST + "?limit=2");
        told.publish(Kind.LIKED, "friend0", "andrew", told.activity("post1"));

        var second = told.andrew.get(Actor.link(first, "next"));
        var third = told.andrew.get(Actor.link(second, "next"));

        assertThat(messages(Actor.json(first))).containsExactly("post4", "post3");
        assertThat(messages(Actor.json(second))).containsExactly("post2", "post1");
        assertThat(messages(Actor.json(third))).containsExactly("post0");
        assertThat(texts(told.andrew.json(LIST))).startsWith("friend0 and 1 other liked your post");
        assertThat(told.andrew
                        .get(
                                LIST,
                                "If-None-Match",
                                told.andrew
                                        .get(LIST)
                                        .headers()
                                        .firstValue("ETag")
                                        .orElseThrow())
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
        told.publish(Kind.LIKED, "bayko", "andrew", post);

        var response = told.andrew.post(READ, body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains(answer);
        assertThat(told.unread()).isEqualTo(1);
    }

    @Test
    void anothersNotificationIsUnknown() {
        told.publish(Kind.LIKED, "bayko", "andrew", post);
        var uuid = told.andrew.json(LIST).get(0).at("/notification/uuid").asString();

        assertThat(told.bayko.post(READ, "{\"uuid\": \"%s\"}".formatted(uuid)).statusCode())
                .isEqualTo(404);
        assertThat(told.bayko.get(LIST).body()).isEqualTo("[]");
    }

    @Test
    void theyAreForWhoIsSignedInAndNotSuspended() {
        var suspended = told.cruddur.user("suspended");
        told.cruddur.database().execute("UPDATE public.users SET suspended_at = now() WHERE handle = 'suspended'");

        assertThat(statuses(told.cruddur.anonymous())).containsOnly(401);
        assertThat(statuses(suspended)).containsOnly(403);
        for (var query : List.of("limit=0", "limit=101", "cursor=x")) {
            assertThat(told.andrew.get(LIST + "?" + query).statusCode()).isEqualTo(400);
        }
    }

    private static List<Integer> statuses(Actor actor) {
        return Stream.of(actor.get(LIST), actor.get(UNREAD), actor.post(READ, "{}"))
                .map(response -> response.statusCode())
                .toList();
    }
}
