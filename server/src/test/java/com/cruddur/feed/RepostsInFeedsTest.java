package com.cruddur.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Where reposts stand: the reader follows {@code author} and {@code fan}, who reposts; {@code stranger} is not followed. */
class RepostsInFeedsTest {

    private static final String FOLLOWING = "/api/activities/following";

    private Cruddur cruddur;
    private Actor reader;

    @BeforeEach
    void start() {
        cruddur = Cruddur.shared();
        Stream.of("author", "fan", "stranger").forEach(cruddur.database()::addUser);
        reader = cruddur.user("reader");
        relate("follows", "follower_uuid", "followed_uuid", "reader", "author");
        relate("follows", "follower_uuid", "followed_uuid", "reader", "fan");
        cruddur.database().addActivity("stranger", "far", "50 minutes");
        cruddur.database().addActivity("author", "near", "40 minutes");
        cruddur.database().addActivity("reader", "own", "30 minutes");
    }

    @AfterEach
    void stop() {
        cruddur.close();
    }

    @Test
    void aRepostStandsWhereItWasMadeAndSaysWhose() {
        repost("fan", "far", "10 minutes");

        var entries = entries(reader.get(FOLLOWING));

        assertThat(shown(reader, FOLLOWING)).containsExactly("far by fan", "own", "near");
        assertThat(entries.getFirst().get("handle").asString()).isEqualTo("stranger");
        assertThat(entries.getFirst().get("reposted_by_display_name").asString())
                .isEqualTo("fan");
        assertThat(entries.getFirst().get("reposted_at").asString())
                .isGreaterThan(entries.getFirst().get("created_at").asString());
        assertThat(shown(reader, "/api/activities/@fan")).containsExactly("far by fan");
        assertThat(shown(cruddur.anonymous(), "/api/activities/@fan")).containsExactly("far by fan");
        assertThat(shown(reader, "/api/activities/home")).containsExactly("own", "near", "far");
    }

    @Test
    void aPostThatComesInSeveralWaysStandsOnceInItsNewestPlace() {
        repost("fan", "near", "20 minutes");
        repost("author", "near", "10 minutes");
        repost("reader", "far", "15 minutes");
        repost("fan", "far", "5 minutes");
        repost("stranger", "own", "1 minute");

        assertThat(shown(reader, FOLLOWING)).containsExactly("far by fan", "near by author", "own");
        assertThat(walk(FOLLOWING)).containsExactly("far by fan", "near by author", "own");
        assertThat(shown(reader, "/api/activities/@author")).containsExactly("near by author");
        assertThat(shown(reader, "/api/activities/@fan")).containsExactly("far by fan", "near by fan");
        assertThat(shown(reader, "/api/activities/@stranger")).containsExactly("own by stranger", "far");
    }

    @Test
    void aRepostEndsWithItsOriginal() {
        repost("fan", "far", "10 minutes");
        cruddur.database().execute("UPDATE public.activities SET expires_at = now() WHERE message = 'far'");

        assertThat(shown(reader, FOLLOWING)).containsExactly("own", "near");
        assertThat(shown(reader, "/api/activities/@fan")).isEmpty();
    }

    @Test
    void neitherWhatTheMutedRepostNorTheirRepostedPostsAreShown() {
        repost("fan", "far", "10 minutes");
        repost("author", "far", "20 minutes");
        relate("mutes", "muter_uuid", "muted_uuid", "reader", "fan");
        assertThat(shown(reader, FOLLOWING)).containsExactly("far by author", "own", "near");

        relate("mutes", "muter_uuid", "muted_uuid", "reader", "stranger");
        assertThat(shown(reader, FOLLOWING)).containsExactly("own", "near");
        assertThat(shown(reader, "/api/activities/@author")).containsExactly("near");
    }

    @Test
    void neitherWhatTheBlockedRepostNorTheirRepostedPostsAreShown() {
        repost("fan", "far", "10 minutes");
        repost("author", "far", "20 minutes");
        relate("blocks", "blocker_uuid", "blocked_uuid", "fan", "reader");
        assertThat(shown(reader, FOLLOWING)).containsExactly("far by author", "own", "near");

        relate("blocks", "blocker_uuid", "blocked_uuid", "stranger", "reader");
        assertThat(shown(reader, FOLLOWING)).containsExactly("own", "near");
        assertThat(shown(reader, "/api/activities/@author")).containsExactly("near");
    }

    @Test
    void theFeedIsTheSameHoweverManyPeopleAreFollowed() {
        cruddur.database().execute("""
                INSERT INTO public.users (display_name, handle, email)
                SELECT 'p' || n, 'p' || n, 'p' || n || '@example.com' FROM generate_series(1, 300) AS n;
                INSERT INTO public.follows (follower_uuid, followed_uuid)
                SELECT reader.uuid, person.uuid FROM public.users AS reader, public.users AS person
                WHERE reader.handle = 'reader' AND person.handle ~ '^p[0-9]+$';
                INSERT INTO public.activities (user_uuid, message, created_at)
                SELECT person.uuid, person.handle || '-' || n, now() - interval '2 hours' - (hashtext(person.handle || n) & 65535) * interval '1 second'
                FROM public.users AS person, generate_series(1, 4) AS n WHERE person.handle ~ '^p[0-9]+$';
                INSERT INTO public.reposts (activity_uuid, user_uuid, created_at)
                SELECT activity.uuid, person.uuid, activity.created_at + interval '1 minute'
                FROM public.activities AS activity, public.users AS person
                WHERE activity.message LIKE 'p%-1' AND person.handle = 'fan';
                UPDATE public.activities SET reposts_count = 1 WHERE message LIKE 'p%-1';
                """);
        var expected = cruddur.database().texts("""
                SELECT activity.message || coalesce(' by ' || max(reposter.handle), '')
                FROM public.activities AS activity
                LEFT JOIN public.reposts ON reposts.activity_uuid = activity.uuid
                LEFT JOIN public.users AS reposter ON reposter.uuid = reposts.user_uuid
                WHERE activity.message <> 'far'
                GROUP BY activity.uuid
                ORDER BY coalesce(max(reposts.created_at), activity.created_at) DESC, activity.uuid DESC
                """);

        assertThat(expected).hasSize(1202);
        assertThat(walk(FOLLOWING)).isEqualTo(expected);
    }

    private List<String> walk(String feed) {
        var met = new ArrayList<String>();
        for (var path = feed + "?limit=" + 37; !path.isEmpty(); ) {
            var page = reader.get(path);
            met.addAll(shown(page));
            path = Actor.link(page, "next");
        }
        return met;
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

    private static List<String> shown(Actor actor, String feed) {
        return shown(actor.get(feed));
    }

    private static List<String> shown(HttpResponse<String> response) {
        return entries(response).stream()
                .map(entry -> entry.get("message").asString()
                        + (entry.has("reposted_by_handle")
                                ? " by " + entry.get("reposted_by_handle").asString()
                                : ""))
                .toList();
    }

    private static List<JsonNode> entries(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        var body = Actor.json(response);
        return (body.isArray() ? body : body.get("activities")).valueStream().toList();
    }
}
