package com.cruddur.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What {@code GET /api/activities/home} promises. */
class HomeFeedTest {

    private static final String HOME = "/api/activities/home";

    private Cruddur cruddur;
    private Actor anyone;

    @BeforeEach
    void start() {
        cruddur = Cruddur.shared();
        anyone = cruddur.anonymous();
        cruddur.database().addUser("bayko");
    }

    @AfterEach
    void stop() {
        cruddur.close();
    }

    @Test
    void anEmptyFeedIsAnEmptyArray() {
        var response = anyone.get(HOME);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("[]");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.headers().firstValue("Link")).isEmpty();
    }

    @Test
    void anActivityHasExactlyTheFieldsThatFrontEndsRead() {
        cruddur.database().execute("""
                        INSERT INTO public.activities (uuid, user_uuid, message, replies_count, reposts_count, likes_count, created_at, expires_at)
                        VALUES ('01900000-0000-7000-8000-000000000001', (SELECT uuid FROM public.users), 'Crud 🎉 <b>"x"</b>', 1, 2, 3,
                                '2026-01-02 03:04:05.678901+02', '2100-01-01 00:00:00+00')
                        """);

        assertThat(anyone.get(HOME).body()).isEqualTo("""
                        [{"uuid":"01900000-0000-7000-8000-000000000001","display_name":"bayko","handle":"bayko",\
                        "message":"Crud 🎉 <b>\\"x\\"</b>","replies_count":1,"reposts_count":2,"likes_count":3,\
                        "reply_to_activity_uuid":null,"expires_at":"2100-01-01T00:00:00Z",\
                        "created_at":"2026-01-02T01:04:05.678901Z"}]""");
    }

    @Test
    void newestComesFirstAndRepliesAreInTheFeed() {
        cruddur.database().addActivity("bayko", "old", "2 hours");
        cruddur.database().addActivity("bayko", "new", "1 minute");
        cruddur.database()
                .execute("INSERT INTO public.activities (user_uuid, message, reply_to_activity_uuid)"
                        + " SELECT user_uuid, 'reply', uuid FROM public.activities WHERE message = 'old'");

        assertThat(messages(anyone.get(HOME))).containsExactly("reply", "new", "old");
    }

    @Test
    void anExpiredPostIsNeverServed() {
        cruddur.database().addActivity("bayko", "gone", "2 hours", "-1 microsecond");
        cruddur.database().addActivity("bayko", "alive", "2 hours", "1 hour");

        assertThat(messages(anyone.get(HOME))).containsExactly("alive");
        assertThat(anyone.get("/").body()).contains("alive").doesNotContain("gone</");
    }

    @Test
    void aPostLeavesTheFeedWhenItsTimeIsOver() {
        cruddur.database().addActivity("bayko", "brief", "1 hour", "3 seconds");
        assertThat(messages(anyone.get(HOME))).containsExactly("brief");

        cruddur.database().execute("SELECT pg_sleep_until(max(expires_at)) FROM public.activities");

        assertThat(anyone.get(HOME).body()).isEqualTo("[]");
    }

    @Test
    void aPostWithoutLifetimeStays() {
        cruddur.database()
                .execute("INSERT INTO public.activities (message, created_at) VALUES ('stays', '2020-01-01')");

        assertThat(messages(anyone.get(HOME))).containsExactly("stays");
    }

    @Test
    void anActivityWhoseAuthorIsGoneStillShows() {
        cruddur.database().addActivity("bayko", "orphan", "1 hour");
        cruddur.database().execute("DELETE FROM public.users");

        var activity = anyone.json(HOME).get(0);

        assertThat(activity.get("message").asString()).isEqualTo("orphan");
        assertThat(activity.get("handle").isNull()).isTrue();
        assertThat(anyone.get("/").body()).contains("Unknown author");
    }

    @Test
    void fortyComeUnlessAskedOtherwise() {
        addMany(60);

        assertThat(messages(anyone.get(HOME))).hasSize(40);
        assertThat(messages(anyone.get(HOME + "?limit=1"))).hasSize(1);
        assertThat(messages(anyone.get(HOME + "?limit=100"))).hasSize(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", "100000", "101", "", "1.5", "%20", "99999999999999999999", "٣"})
    void aLimitOutOfBoundsIsRefused(String limit) {
        var response = anyone.get(HOME + "?limit=" + URLEncoder.encode(limit, StandardCharsets.UTF_8));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("limit must be a whole number from 1 to 100.", "request_id");
    }

    @ParameterizedTest
    @CsvSource({"1", "7", "40", "100"})
    void pagingVisitsEveryPostOnceAlsoAmongEqualTimes(int limit) {
        addMany(123);
        cruddur.database().execute("UPDATE public.activities SET created_at = date_trunc('minute', created_at)");

        var pages = walk(HOME + "?limit=" + limit, "next");

        assertThat(pages.stream().flatMap(List::stream)).hasSize(123).doesNotHaveDuplicates();
        assertThat(pages.subList(0, pages.size() - 1))
                .allSatisfy(page -> assertThat(page).hasSize(limit));
    }

    @Test
    void pagesAreFullHoweverManyPostsBetweenHaveExpired() {
        addMany(100);
        cruddur.database()
                .execute(
                        "UPDATE public.activities SET expires_at = now() - interval '1 second' WHERE message::int % 3 <> 0");

        var pages = walk(HOME + "?limit=10", "next");

        assertThat(pages).hasSize(4);
        assertThat(pages.subList(0, 3)).allSatisfy(page -> assertThat(page).hasSize(10));
    }

    @Test
    void pagesReadTheSameBackwards() {
        addMany(25);
        var first = anyone.get(HOME + "?limit=10");
        var second = anyone.get(Actor.link(first, "next"));
        var third = anyone.get(Actor.link(second, "next"));

        assertThat(Actor.link(first, "prev")).isEmpty();
        assertThat(Actor.link(third, "next")).isEmpty();
        var back = anyone.get(Actor.link(third, "prev"));
        assertThat(messages(back)).isEqualTo(messages(second));
        assertThat(messages(anyone.get(Actor.link(back, "prev")))).isEqualTo(messages(first));
    }

    @Test
    void postsThatArriveMeanwhileDoNotShiftThePages() {
        addMany(20);
        var first = anyone.get(HOME + "?limit=10");
        cruddur.database().addActivity("bayko", "late", "0 seconds");

        var second = anyone.get(Actor.link(first, "next"));

        assertThat(messages(second))
                .doesNotContainAnyElementsOf(messages(first))
                .hasSize(10);
        assertThat(messages(anyone.get(Actor.link(second, "prev"))))
                .contains("19")
                .hasSize(10);
    }

    @Test
    void aCursorThatWasTamperedWithIsRefused() {
        addMany(3);
        var link = Actor.link(anyone.get(HOME + "?limit=1"), "next");
        var cursor = link.substring(link.indexOf("cursor=") + "cursor=".length());
        Set<String> tampered = new HashSet<>();
        for (var i = 0; i < cursor.length(); i++) {
            tampered.add(cursor.substring(0, i) + (cursor.charAt(i) == 'B' ? 'C' : 'B') + cursor.substring(i + 1));
        }
        tampered.addAll(List.of("", "x", cursor + "A", cursor.substring(1), "null", "%00", cursor + "%3D"));

        assertThat(tampered).allSatisfy(text -> {
            var response = anyone.get(HOME + "?cursor=" + text);
            assertThat(response.statusCode()).as(text).isEqualTo(400);
            assertThat(response.body()).contains("The cursor is damaged");
        });
    }

    @Test
    void anUnchangedFeedIsNotSentAgain() {
        addMany(2);
        var tag = anyone.get(HOME).headers().firstValue("ETag").orElseThrow();

        var again = anyone.get(HOME, "If-None-Match", "\"other\", W/" + tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).hasValue(tag);

        cruddur.database().addActivity("bayko", "news", "0 seconds");
        assertThat(anyone.get(HOME, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void copiesAreAlwaysAskedAfter() {
        assertThat(anyone.get(HOME).headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    @Test
    void headAnswersAsGetWithoutTheBody() {
        addMany(2);
        var get = anyone.get(HOME);

        var head = anyone.send("HEAD", HOME);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (var name : List.of("Content-Length", "Content-Type", "ETag")) {
            assertThat(head.headers().firstValue(name)).isEqualTo(get.headers().firstValue(name));
        }
    }

    @Test
    void aTokenThatNobodyGaveMeansAnonymous() {
        for (var token : List.of("null", "Bearer null", "Bearer x.y.z", "Bearer ", "Basic YTpi")) {
            assertThat(anyone.get(HOME, "Authorization", token, "Content-Type", "application/json")
                            .statusCode())
                    .as(token)
                    .isEqualTo(200);
        }
    }

    private void addMany(int count) {
        cruddur.database().execute("""
                        INSERT INTO public.activities (user_uuid, message, created_at, expires_at)
                        SELECT (SELECT uuid FROM public.users), n::text, now() - interval '1 day' + n * interval '7 seconds', now() + interval '1 day'
                        FROM generate_series(0, %s) AS n
                        """.formatted(count - 1));
    }

    private List<List<String>> walk(String start, String relation) {
        var pages = new ArrayList<List<String>>();
        for (var path = start; !path.isEmpty(); ) {
            var response = anyone.get(path);
            pages.add(messages(response));
            path = Actor.link(response, relation);
        }
        return pages;
    }

    private static List<String> messages(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared()
                .readTree(response.body())
                .valueStream()
                .map(activity -> activity.get("message").asString())
                .toList();
    }
}
