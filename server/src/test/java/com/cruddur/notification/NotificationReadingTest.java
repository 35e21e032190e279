package com.cruddur.notification;

import static com.cruddur.notification.NotificationFixture.LIST;
import static com.cruddur.notification.NotificationFixture.READ;
import static com.cruddur.notification.NotificationFixture.UNREAD;
import static com.cruddur.notification.NotificationFixture.count;
import static com.cruddur.notification.NotificationFixture.counts;
import static com.cruddur.notification.NotificationFixture.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.realtime.Event.Kind;
import com.cruddur.testing.Actor;
import java.net.http.HttpResponse;
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
    void likingWritingAndReadingAtTheSameTimeIsNoDeadlock() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var friends = IntStream.range(0, 5)
                    .mapToObj(number -> fixture.cruddur.user("friend" + number))
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
                        default -> fixture.andrew.post(READ, "{}").statusCode();
                    })
                    .toList();
            for (var status : threads.invokeAll(doing)) {
                assertThat(status.get()).isIn(200, 503); // a busy machine may refuse some
            }
        }

        assertThat(fixture.cruddur
                        .database()
                        .texts("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
                .containsExactly("0");
        assertThat(fixture.cruddur.database().texts("""
                        SELECT count(*) FROM public.likes FULL JOIN public.notifications AS notification
                            ON notification.actor_uuid = likes.user_uuid AND notification.kind = 'like'
                        WHERE likes.user_uuid IS NULL AND notification.kind = 'like' OR notification.uuid IS NULL
                        """)).containsExactly("0");
    }

    @Test
    void readMeansAllOrAllUpToTheNewestThatWasSeen() {
        fixture.publish(Kind.LIKED, "bayko", "andrew", post);
        fixture.publish(Kind.REPOSTED, "bayko", "andrew", post);
        fixture.tellPeople(Kind.FOLLOWED, "bayko", "andrew");
        var seen = fixture.andrew.json(LIST).get(1).at("/notification/uuid").asString();

        assertThat(count(Actor.json(fixture.andrew.post(READ, "{\"uuid\": \"%s\"}".formatted(seen)))))
                .isEqualTo(1);
        assertThat(fixture.andrew
                        .json(LIST)
                        .valueStream()
                        .map(entry -> entry.at("/notification/read").booleanValue()))
                .containsExactly(false, true, true);

        assertThat(count(Actor.json(fixture.andrew.post(READ, "")))).isZero();
        assertThat(fixture.unread()).isZero();
        assertThat(fixture.andrew.json(LIST)).hasSize(3);
    }

    @Test
    void unreadIsCountedUpToAHundredAndReadInBatches() {
        fixture.addMany(1500, post);

        assertThat(fixture.unread()).isEqualTo(100);
        assertThat(count(Actor.json(fixture.andrew.post(READ, "{}")))).isZero();
        assertThat(fixture.cruddur.database().texts("SELECT count(*) FROM public.notifications WHERE read_at IS NULL"))
                .containsExactly("0");
    }

    @Test
    void pagesShowEachThingOnceAndAGroupTakesFourHundredAtMost() {
        fixture.addMany(1000, post);
        fixture.tellPeople(Kind.FOLLOWED, "bayko", "andrew");

        var first = fixture.andrew.get(LIST + "?limit=2");
        assertThat(counts(Actor.json(first))).containsExactly(1, 399);
        var second = fixture.andrew.get(Actor.link(first, "next"));
        var third = fixture.andrew.get(Actor.link(second, "next"));

        assertThat(counts(Actor.json(second))).containsExactly(400);
        assertThat(counts(Actor.json(third))).containsExactly(201);
        assertThat(Actor.link(third, "next")).isEmpty();
    }

    @Test
    void pagesOfSeveralGroupsStayAsTheyAreWhenSomethingNewHappens() {
        for (var number = 0; number < 5; number++) {
            fixture.cruddur.database().addActivity("andrew", "post" + number, "1 minute");
            fixture.publish(Kind.LIKED, "bayko", "andrew", fixture.activity("post" + number));
        }
        var first = fixture.andrew.get(LIST + "?limit=2");
        fixture.publish(Kind.LIKED, "friend0", "andrew", fixture.activity("post1"));

        var second = fixture.andrew.get(Actor.link(first, "next"));
        var third = fixture.andrew.get(Actor.link(second, "next"));

        assertThat(posts(first)).containsExactly("post4", "post3");
        assertThat(posts(second)).containsExactly("post2", "post1");
        assertThat(posts(third)).containsExactly("post0");
        assertThat(texts(fixture.andrew.json(LIST))).startsWith("friend0 and 1 other liked your post");
        assertThat(fixture.andrew
                        .get(
                                LIST,
                                "If-None-Match",
                                fixture.andrew
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
        fixture.publish(Kind.LIKED, "bayko", "andrew", post);

        var response = fixture.andrew.post(READ, body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains(answer);
        assertThat(fixture.unread()).isEqualTo(1);
    }

    @Test
    void anothersNotificationIsUnknown() {
        fixture.publish(Kind.LIKED, "bayko", "andrew", post);
        var uuid = fixture.andrew.json(LIST).get(0).at("/notification/uuid").asString();

        assertThat(fixture.bayko
                        .post(READ, "{\"uuid\": \"%s\"}".formatted(uuid))
                        .statusCode())
                .isEqualTo(404);
        assertThat(fixture.bayko.get(LIST).body()).isEqualTo("[]");
    }

    @Test
    void theyAreForWhoIsSignedInAndNotSuspended() {
        var suspended = fixture.cruddur.user("suspended");
        fixture.cruddur.database().execute("UPDATE public.users SET suspended_at = now() WHERE handle = 'suspended'");

        assertThat(statuses(fixture.cruddur.anonymous())).containsOnly(401);
        assertThat(statuses(suspended)).containsOnly(403);
        for (var query : List.of("limit=0", "limit=101", "cursor=x")) {
            assertThat(fixture.andrew.get(LIST + "?" + query).statusCode()).isEqualTo(400);
        }
    }

    private static List<Integer> statuses(Actor actor) {
        return Stream.of(actor.get(LIST), actor.get(UNREAD), actor.post(READ, "{}"))
                .map(response -> response.statusCode())
                .toList();
    }

    /** The messages of the posts that the entries are about. */
    private static List<String> posts(HttpResponse<String> page) {
        return Actor.json(page)
                .valueStream()
                .map(entry -> entry.at("/notification/activity_uuid").asString())
                .map(uuid -> fixture.andrew
                        .json("/api/activities/" + uuid)
                        .get("message")
                        .asString())
                .toList();
    }
}
