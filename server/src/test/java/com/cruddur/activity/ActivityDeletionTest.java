package com.cruddur.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deleting what one has written, and ending it sooner. */
class ActivityDeletionTest {

    private static final String POST = "/api/activities";

    private Cruddur cruddur;
    private Actor bayko;
    private Actor andrew;

    @BeforeEach
    void start() {
        cruddur = Cruddur.shared();
        bayko = cruddur.user("bayko");
        andrew = cruddur.user("andrewbrown");
    }

    @AfterEach
    void stop() {
        cruddur.close();
    }

    @Test
    void aDeletedPostIsGoneWithAllThatAnswersItAtThatInstant() {
        var post = posted(bayko, POST);
        var reply = posted(andrew, post + "/reply");
        var nested = posted(bayko, reply + "/reply");
        var other = posted(bayko, POST);

        assertThat(bayko.delete(post).body()).isEqualTo("{\"deleted\":true}");

        for (var gone : List.of(post, reply, nested)) {
            assertThat(cruddur.anonymous().get(gone).statusCode()).isEqualTo(404);
        }
        assertThat(cruddur.anonymous().json(POST + "/home")).hasSize(1);
        assertThat(cruddur.anonymous().get(other).statusCode()).isEqualTo(200);
        assertThat(bayko.delete(post).statusCode()).as("once more").isEqualTo(404);
    }

    @Test
    void aDeletedReplyLeavesTheCountOfWhatItAnswered() {
        var post = posted(bayko, POST);
        var reply = posted(andrew, post + "/reply");
        posted(andrew, post + "/reply");

        assertThat(andrew.delete(reply).statusCode()).isEqualTo(200);

        assertThat(bayko.json(post).get("replies_count").asInt()).isEqualTo(1);
        assertThat(bayko.json(post).get("replies")).hasSize(1);
    }

    @Test
    void nobodyDeletesWhatIsNotTheirsButModerators() {
        var post = posted(bayko, POST);
        var reply = posted(andrew, post + "/reply");
        var suspended = cruddur.user("suspended");
        cruddur.database().execute("UPDATE public.users SET suspended_at = now() WHERE handle = 'suspended'");

        assertThat(andrew.delete(post).statusCode()).isEqualTo(404);
        assertThat(bayko.delete(reply).statusCode()).as("a reply to one's own").isEqualTo(404);
        assertThat(cruddur.anonymous().delete(post).statusCode()).isEqualTo(401);
        assertThat(suspended.delete(post).statusCode()).isEqualTo(403);
        assertThat(cruddur.anonymous().get(post).statusCode()).isEqualTo(200);

        assertThat(cruddur.user("mod", "moderator").delete(reply).statusCode()).isEqualTo(200);
        assertThat(cruddur.user("root", "admin").delete(post).statusCode()).isEqualTo(200);
        assertThat(cruddur.anonymous().get(post).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "null", "01900000-0000-7000-8000-000000000001"})
    void aMissingActivityCannotEndSooner(String id) {
        assertThat(bayko.delete(POST + "/" + id).statusCode()).isEqualTo(404);
        assertThat(shorten(bayko, POST + "/" + id, "1-hour").statusCode()).isEqualTo(404);
    }

    @Test
    void aThreadOfThousandsAndAChainOfThousandsGoInBoundedTransactions() {
        var post = posted(bayko, POST);
        cruddur.database().execute("""
                        DO $$ DECLARE last uuid := '%1$s';
                        BEGIN
                            INSERT INTO public.activities (message, reply_to_activity_uuid, expires_at)
                            SELECT 'wide', '%1$s', now() + interval '1 hour' FROM generate_series(1, 2500);
                            INSERT INTO public.activities (message, reply_to_activity_uuid, expires_at)
                            SELECT 'below', uuid, now() + interval '1 hour' FROM public.activities WHERE message = 'wide' LIMIT 1500;
                            FOR i IN 1..2500 LOOP
                                INSERT INTO public.activities (message, reply_to_activity_uuid, expires_at)
                                VALUES ('deep', last, now() + interval '1 hour') RETURNING uuid INTO last;
                            END LOOP;
                        END $$""".formatted(post.substring(post.lastIndexOf('/') + 1)));

        assertThat(bayko.delete(post).statusCode()).isEqualTo(200);

        assertThat(cruddur.database().texts("SELECT count(*) FROM public.activities WHERE expires_at <= now()"))
                .containsExactly("6501");
        assertThat(cruddur.database()
                        .texts("SELECT count(*) FROM (SELECT count(*) FROM public.activities"
                                + " GROUP BY xmin HAVING count(*) > 1000) AS large"))
                .as("transactions of more than 1000 rows")
                .containsExactly("0");
        assertThat(outliving()).isZero();
    }

    @Test
    void aShortenedLifetimeCountsFromThePostAndHoldsForItsReplies() {
        var post = posted(bayko, POST);
        var reply = posted(andrew, post + "/reply");
        var nested = posted(bayko, reply + "/reply");
        var early = Actor.json(andrew.post(post + "/reply", "{\"message\":\"x\",\"ttl\":\"PT1M\"}"));

        var shortened = Actor.json(shorten(bayko, post, "3-hours"));

        var end = Instant.parse(shortened.get("expires_at").asString());
        assertThat(end)
                .isEqualTo(Instant.parse(shortened.get("created_at").asString()).plus(Duration.ofHours(3)));
        assertThat(cruddur.anonymous().json(reply).get("expires_at")).isEqualTo(shortened.get("expires_at"));
        assertThat(cruddur.anonymous().json(nested).get("expires_at")).isEqualTo(shortened.get("expires_at"));
        assertThat(cruddur.anonymous()
                        .json(POST + "/" + early.get("uuid").asString())
                        .get("expires_at"))
                .isEqualTo(early.get("expires_at"));
        assertThat(shorten(bayko, post, "PT3H").statusCode())
                .as("the same again")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"ttl\":\"7-days\"}|ttl_longer",
                "{\"ttl\":\"PT1M\"}|ttl_over",
                "{}|ttl_blank",
                "{\"ttl\":null}|ttl_blank",
                "{\"ttl\":\"\"}|ttl_blank",
                "{\"ttl\":\"soon\"}|ttl_blank",
                "{\"ttl\":\"\\u0000\"}|ttl_blank",
                "{\"ttl\":5}|ttl_wrong_type",
                "[]|body_wrong_type"
            })
    void aLifetimeIsNeverLengthened(String body, String code) {
        var post = posted(bayko, POST);
        cruddur.database().execute("UPDATE public.activities SET created_at = created_at - interval '2 minutes'");

        var refused = bayko.put(post + "/lifetime", body);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).isEqualTo("[\"%s\"]".formatted(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7-days|422|A lifetime can be made shorter, not longer.",
                "PT1M|422|This lifetime is over already.",
                "soon|422|Choose how long it lives.",
                "3-hours|303|"
            })
    void theFormShortensAndRefusesAsJsonDoes(String ttl, int status, String says) {
        var post = posted(bayko, POST);
        cruddur.database().execute("UPDATE public.activities SET created_at = created_at - interval '2 minutes'");
        var form = post.replace("/api", "") + "/lifetime";
        var before = cruddur.anonymous().json(post);

        assertThat(send(andrew, form, ttl).statusCode()).isEqualTo(404);
        var answer = send(bayko, form, ttl);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(says == null ? "" : says);
        var end = Instant.parse(before.get("created_at").asString()).plus(Duration.ofHours(3));
        assertThat(cruddur.anonymous().json(post).get("expires_at").asString())
                .isEqualTo(
                        status == 303
                                ? end.toString()
                                : before.get("expires_at").asString());
    }

    private static HttpResponse<String> send(Actor author, String form, String ttl) {
        return author.sendBody("POST", form, "ttl=" + ttl, "Sec-Fetch-Site", "same-origin", "Accept", "text/html");
    }

    @Test
    void onlyTheAuthorShortensALifetime() {
        var post = posted(bayko, POST);

        assertThat(shorten(andrew, post, "1-hour").statusCode()).isEqualTo(404);
        assertThat(shorten(cruddur.user("mod", "moderator"), post, "1-hour").statusCode())
                .isEqualTo(404);
        assertThat(shorten(cruddur.anonymous(), post, "1-hour").statusCode()).isEqualTo(401);
        assertThat(bayko.put(post + "/lifetime", "{").statusCode()).isEqualTo(400);
    }

    @Test
    void threadsThatOverlapAreDeletedAtTheSameTime() throws Exception {
        for (var round = 0; round < 10; round++) {
            var post = posted(bayko, POST);
            var reply = posted(andrew, post + "/reply");
            for (var i = 0; i < 5; i++) {
                posted(bayko, posted(bayko, reply + "/reply") + "/reply");
            }
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = threads.invokeAll(List.<Callable<Integer>>of(
                        () -> bayko.delete(post).statusCode(),
                        () -> andrew.delete(reply).statusCode(),
                        () -> bayko.post(reply + "/reply", "{\"message\":\"late\"}")
                                .statusCode()));
                for (var answer : answers) {
                    assertThat(answer.get()).isIn(200, 404);
                }
            }
            assertThat(cruddur.anonymous().json(POST + "/home")).isEmpty();
        }
        assertThat(outliving()).isZero();
    }

    /** How many replies live longer than what they answer. */
    private int outliving() {
        return Integer.parseInt(cruddur.database()
                .texts("SELECT count(*) FROM public.activities AS reply JOIN public.activities AS parent"
                        + " ON parent.uuid = reply.reply_to_activity_uuid"
                        + " WHERE coalesce(reply.expires_at, 'infinity') > parent.expires_at"
                        + " AND coalesce(reply.expires_at, 'infinity') > now()")
                .getFirst());
    }

    private static HttpResponse<String> shorten(Actor author, String path, String ttl) {
        return author.put(path + "/lifetime", "{\"ttl\":\"%s\"}".formatted(ttl));
    }

    private static String posted(Actor author, String path) {
        var posted = Actor.json(author.post(path, "{\"message\":\"x\",\"ttl\":\"1-day\"}"));
        return POST + "/" + posted.get("uuid").asString();
    }
}
