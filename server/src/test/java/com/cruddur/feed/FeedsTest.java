package com.cruddur.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** All feeds but home, for a reader who follows, keeps and looks up one author. */
class FeedsTest {

    private static final String FOLLOWING = "/api/activities/following";
    private static final String BOOKMARKS = "/api/activities/bookmarks";
    private static final String HASHTAG = "/api/activities/hashtags/walk";
    private static final String PERSON = "/api/activities/@author";
    private static final String REPLIES = "/api/activities/@author/replies";
    private static final String LIKES = "/api/activities/@author/likes";
    private static final List<String> ALL = List.of(FOLLOWING, BOOKMARKS, HASHTAG, PERSON, REPLIES, LIKES);

    private Cruddur cruddur;
    private Actor reader;

    @BeforeEach
    void start() {
        cruddur = Cruddur.shared();
        Stream.of("author", "other").forEach(cruddur.database()::addUser);
        reader = cruddur.user("reader");
        follow("reader", "author");
        cruddur.database().execute("INSERT INTO public.activities (message) VALUES ('root')");
    }

    @AfterEach
    void stop() {
        cruddur.close();
    }

    /** Pages remember what a post looks like: for whom it looks the same, and as long as it does. */
    @Test
    void eachReadersPageShowsAPostAsItIsForThem() {
        cruddur.database().addActivity("author", "a post", "1 minute");
        var other = cruddur.user("other");
        var author = cruddur.user("author");
        assertThat(reader.get("/").body()).doesNotContain("aria-pressed=\"true\"", "data-deletes", "Like, 1 like");
        assertThat(other.get("/").body()).doesNotContain("aria-pressed=\"true\"", "data-deletes");
        assertThat(author.get("/").body())
                .doesNotContain("aria-pressed=\"true\"")
                .contains("data-deletes");

        var post = reader.json(PERSON).at("/activities/0/uuid").asString();
        reader.send("PUT", "/api/activities/" + post + "/like");

        assertThat(reader.get("/").body()).contains("aria-pressed=\"true\"", "Like, 1 like");
        assertThat(other.get("/").body())
                .doesNotContain("aria-pressed=\"true\"")
                .contains("Like, 1 like");
        assertThat(other.with("Accept-Language", "ar").get("/").body()).doesNotContain("Like, 1 like");

        cruddur.database().execute("UPDATE public.users SET display_name = 'Renamed <b>' WHERE handle = 'author'");
        assertThat(other.get("/").body()).contains("Renamed &lt;b&gt;");
    }

    @ParameterizedTest
    @ValueSource(strings = {FOLLOWING, BOOKMARKS, HASHTAG, PERSON, REPLIES, LIKES})
    void aWalkMeetsEachRowOnceWhileOthersComeAndGo(String feed) {
        add("author", 0, 45);
        var first = reader.get(feed + "?limit=7");
        add("author", 45, 50);
        expire("3", "4");

        var met = new ArrayList<>(messages(first));
        var last = first;
        for (var next = Actor.link(first, "next"); !next.isEmpty(); next = Actor.link(last, "next")) {
            last = reader.get(next);
            met.addAll(messages(last));
        }
        assertThat(met).isEqualTo(down(44, 0, List.of("3", "4")));

        var back = new ArrayList<>(messages(last));
        for (var previous = Actor.link(last, "prev"); !previous.isEmpty(); ) {
            var page = reader.get(previous);
            back.addAll(0, messages(page));
            previous = Actor.link(page, "prev");
        }
        assertThat(back).isEqualTo(down(49, 0, List.of("3", "4")));
    }

    @Test
    void everyFeedIsFullHasATagAndKeepsToItsLimits() {
        add("author", 0, 101);

        for (var feed : ALL) {
            var response = reader.get(feed + "?limit=100");
            assertThat(messages(response)).as(feed).hasSize(100);
            var tag = response.headers().firstValue("ETag").orElseThrow();
            assertThat(reader.get(feed + "?limit=100", "If-None-Match", tag).statusCode())
                    .as(feed)
                    .isEqualTo(304);
            for (var wrong : List.of("limit=0", "limit=101", "limit=x", "limit=", "cursor=x", "cursor=%00")) {
                assertThat(reader.get(feed + "?" + wrong).statusCode())
                        .as(feed + "?" + wrong)
                        .isEqualTo(400);
            }
        }
    }

    @Test
    void expiredPostsLeaveEveryFeedAtOnce() {
        add("author", 0, 3);
        repost("author", "1", "0 seconds");
        expire("1");

        for (var feed : ALL) {
            assertThat(messages(reader.get(feed))).as(feed).containsExactly("2", "0");
        }
        assertThat(reader.json(PERSON).at("/profile/cruds_count").asInt()).isEqualTo(2);
    }

    @Test
    void aCursorOfOneFeedIsAPlaceInEveryOther() {
        add("author", 0, 20);

        for (var from : ALL) {
            var cursor = Actor.link(reader.get(from + "?limit=5"), "next");
            for (var to : ALL) {
                var response = reader.get(to + cursor.substring(cursor.indexOf('?')));
                assertThat(messages(response)).as(from + " to " + to).hasSizeBetween(4, 5);
            }
        }
    }

    @Test
    void everyFeedTellsWhatTheReaderDidAndNothingToAnybodyElse() {
        add("author", 0, 1);
        cruddur.database()
                .execute("INSERT INTO public.likes (activity_uuid, user_uuid) SELECT uuid, '%s' FROM public.activities"
                        .formatted(cruddur.database().userUuid("reader")));

        for (var feed : ALL) {
            var entry = entries(reader.get(feed)).getFirst();
            assertThat(entry.get("liked").asBoolean()).as(feed).isTrue();
            assertThat(entry.get("reposted").asBoolean()).as(feed).isFalse();
            assertThat(entry.get("bookmarked").asBoolean()).as(feed).isTrue();
            assertThat(entry.has("reposted_at")).as(feed).isFalse();
        }
        assertThat(entries(cruddur.anonymous().get(PERSON)).getFirst().propertyNames())
                .hasSize(10);
    }

    @Test
    void onesOwnFeedsAreForWhoIsSignedInAndNotSuspended() {
        var suspended = cruddur.user("suspended");
        suspend("suspended");
        for (var feed : List.of(FOLLOWING, BOOKMARKS)) {
            assertThat(cruddur.anonymous().get(feed).statusCode()).isEqualTo(401);
            assertThat(suspended.get(feed).statusCode()).isEqualTo(403);
            assertThat(messages(cruddur.user("newcomer").get(feed))).isEmpty();
        }
        assertThat(cruddur.anonymous().get(PERSON).statusCode()).isEqualTo(200);
    }

    @Test
    void nothingIsShownOfTheSuspended() {
        add("author", 0, 2);
        suspend("author");

        for (var feed : List.of(FOLLOWING, BOOKMARKS, HASHTAG)) {
            assertThat(messages(reader.get(feed))).as(feed).isEmpty();
        }
        for (var feed : List.of(PERSON, REPLIES, LIKES)) {
            assertThat(reader.get(feed).statusCode()).as(feed).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader author", "author reader"})
    void theBlockedAndWhoBlocksThemDoNotSeeEachOther(String pair) {
        add("author", 0, 2);
        var people = pair.split(" ", -1);
        relate("blocks", "blocker_uuid", "blocked_uuid", people[0], people[1]);

        for (var feed : List.of(FOLLOWING, BOOKMARKS, HASHTAG)) {
            assertThat(messages(reader.get(feed))).as(feed).isEmpty();
        }
        for (var feed : List.of(PERSON, REPLIES, LIKES)) {
            assertThat(reader.get(feed).statusCode()).as(feed).isEqualTo(404);
            assertThat(cruddur.anonymous().get(feed).statusCode()).as(feed).isEqualTo(200);
        }
    }

    @Test
    void theMutedAreLeftOutWhereTheyWereNotAskedFor() {
        add("author", 0, 2);
        relate("mutes", "muter_uuid", "muted_uuid", "reader", "author");

        for (var feed : List.of(FOLLOWING, HASHTAG, "/api/activities/home")) {
            assertThat(messages(reader.get(feed)).stream().filter(text -> !text.equals("root")))
                    .as(feed)
                    .isEmpty();
        }
        for (var feed : List.of(PERSON, REPLIES, LIKES, BOOKMARKS)) {
            assertThat(messages(reader.get(feed))).as(feed).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "autho", "author%20", "%27%20OR%201=1--", "%C3%A9", "null"})
    void nobodysFeedIsNotFound(String handle) {
        for (var part : List.of("", "/replies", "/likes")) {
            assertThat(reader.get("/api/activities/@" + handle + part).statusCode())
                    .as(part)
                    .isEqualTo(404);
        }
    }

    @Test
    void aHashtagIsOneInAnyCaseAndForm() {
        cruddur.database().addActivity("author", "x", "1 minute");
        cruddur.database()
                .execute(
                        "INSERT INTO public.activity_hashtags SELECT uuid, 'caf\u00e9', created_at FROM public.activities"
                                + " WHERE message = 'x'");

        for (var tag : List.of("caf%C3%A9", "CAF%C3%89", "%23caf%C3%A9", "cafe%CC%81")) {
            assertThat(messages(reader.get("/api/activities/hashtags/" + tag)))
                    .as(tag)
                    .containsExactly("x");
        }
        assertThat(messages(reader.get("/api/activities/hashtags/cafe"))).isEmpty();
        for (var tag : List.of("%23", "%20", "x".repeat(101))) {
            assertThat(reader.get("/api/activities/hashtags/" + tag).statusCode())
                    .as(tag)
                    .isEqualTo(404);
        }
    }

    @Test
    void aPersonsFeedHasTheProfileFrontEndsRead() {
        add("author", 0, 3);
        expire("1");

        var feed = reader.json("/api/activities/@AUTHOR");

        assertThat(feed.propertyNames()).containsExactly("profile", "activities");
        assertThat(feed.get("profile").propertyNames())
                .startsWith("uuid", "cognito_user_uuid", "handle", "display_name", "bio", "cruds_count");
        assertThat(feed.at("/profile/handle").asString()).isEqualTo("author");
        assertThat(feed.at("/profile/cognito_user_uuid").asString()).isEqualTo("MOCK");
        assertThat(feed.at("/profile/cruds_count").asInt()).isEqualTo(2);
        assertThat(feed.at("/profile/following").asBoolean()).isTrue();
        assertThat(cruddur.anonymous().json(PERSON).get("profile").has("following"))
                .isFalse();
    }

    @Test
    void onlyRepliesAreAmongTheRepliesAndNoneOnThePageOfPosts() {
        add("author", 0, 1);
        cruddur.database().addActivity("author", "a post", "1 second");

        assertThat(messages(reader.get(REPLIES))).containsExactly("0");
        assertThat(messages(reader.get(PERSON))).containsExactly("a post", "0");
        assertThat(reader.get("/@author").body()).contains(">a post<").doesNotContain("dir=\"auto\">0<");
        assertThat(reader.get("/@author/replies").body()).contains("dir=\"auto\">0<");
    }

    private void add(String author, int from, int end) {
        cruddur.database().execute("""
                WITH added AS (
                    INSERT INTO public.activities (user_uuid, message, reply_to_activity_uuid, created_at, expires_at)
                    SELECT author.uuid, n::text, root.uuid, now() - interval '1 hour' + n * interval '7 seconds', now() + interval '1 day'
                    FROM public.users AS author, public.activities AS root, generate_series(%s, %s) AS n
                    WHERE author.handle = '%s' AND root.message = 'root'
                    RETURNING uuid, user_uuid, created_at
                ), kept AS (
                    INSERT INTO public.bookmarks (activity_uuid, user_uuid, created_at)
                    SELECT added.uuid, users.uuid, added.created_at FROM added, public.users WHERE handle = 'reader'
                ), liked AS (
                    INSERT INTO public.likes (activity_uuid, user_uuid, created_at)
                    SELECT uuid, user_uuid, created_at FROM added
                )
                INSERT INTO public.activity_hashtags (activity_uuid, hashtag, created_at)
                SELECT uuid, 'walk', created_at FROM added
                """.formatted(from, end - 1, author));
    }

    private void expire(String... messages) {
        for (var message : messages) {
            cruddur.database()
                    .execute("UPDATE public.activities SET expires_at = now() WHERE message = '%s'".formatted(message));
        }
    }

    private void repost(String person, String message, String age) {
        cruddur.database().execute("""
                WITH repost AS (
                    INSERT INTO public.reposts (activity_uuid, user_uuid, created_at)
                    SELECT activities.uuid, users.uuid, now() - interval '%s' FROM public.activities, public.users
                    WHERE message = '%s' AND users.handle = '%s' RETURNING activity_uuid
                )
                UPDATE public.activities SET reposts_count = reposts_count + 1
                WHERE uuid IN (SELECT activity_uuid FROM repost)
                """.formatted(age, message, person));
    }

    private void follow(String follower, String followed) {
        relate("follows", "follower_uuid", "followed_uuid", follower, followed);
    }

    private void suspend(String handle) {
        cruddur.database()
                .execute("UPDATE public.users SET suspended_at = now() WHERE handle = '%s'".formatted(handle));
    }

    private void relate(String table, String left, String right, String one, String other) {
        cruddur.database()
                .execute("INSERT INTO public.%s (%s, %s) VALUES ('%s', '%s')"
                        .formatted(
                                table,
                                left,
                                right,
                                cruddur.database().userUuid(one),
                                cruddur.database().userUuid(other)));
    }

    private static List<String> down(int from, int to, List<String> without) {
        return IntStream.rangeClosed(to, from)
                .mapToObj(n -> Integer.toString(from + to - n))
                .filter(text -> !without.contains(text))
                .toList();
    }

    private static List<JsonNode> entries(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        var body = Actor.json(response);
        return (body.isArray() ? body : body.get("activities")).valueStream().toList();
    }

    private static List<String> messages(HttpResponse<String> response) {
        return entries(response).stream()
                .map(entry -> entry.get("message").asString())
                .toList();
    }
}
