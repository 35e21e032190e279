package com.cruddur.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Posting and answering. */
class ActivityPublishingTest {

    private static final String POST = "/api/activities";

    private static Cruddur cruddur;
    private static Actor bayko;
    private static Actor andrew;

    @BeforeAll
    static void start() {
        cruddur = Cruddur.shared();
        bayko = cruddur.user("bayko");
        andrew = cruddur.user("andrewbrown");
    }

    @AfterAll
    static void stop() {
        cruddur.close();
    }

    /** A parameter behind a fragment would never reach the server. */
    @Test
    void aFormLeadsToTheReplyOnThePageThatTheReaderCameFrom() {
        var parent = Actor.json(post(bayko, "Hello", "1-day")).get("uuid").asString();

        var reply = andrew.post(
                "/activities/" + parent + "/reply",
                "message=Hi&return_to=%2Fsearch%3Fterm%3Dhi%23main",
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(reply.statusCode()).isEqualTo(303);
        assertThat(reply.headers().firstValue("Location").orElseThrow())
                .matches("/search\\?term=hi&replied=(\\S{36})#activity-\\1");
    }

    @ParameterizedTest
    @CsvSource({
        "30-days,P30D",
        "7-days,P7D",
        "3-days,P3D",
        "1-day,P1D",
        "12-hours,PT12H",
        "3-hours,PT3H",
        "1-hour,PT1H",
        "PT1M,PT1M",
        "P1DT2H,PT26H",
        "P2W,P14D",
        "P365D,P365D"
    })
    void aPostLivesAsLongAsItsAuthorWants(String ttl, Duration lifetime) {
        var posted = Actor.json(post(bayko, "Hello", ttl));

        assertThat(posted.get("message").asString()).isEqualTo("Hello");
        assertThat(posted.get("handle").asString()).isEqualTo("bayko");
        assertThat(posted.get("display_name").asString()).isEqualTo("bayko");
        assertThat(posted.get("reply_to_activity_uuid").isNull()).isTrue();
        assertThat(posted.get("likes_count").asInt()).isZero();
        var createdAt = Instant.parse(posted.get("created_at").asString());
        assertThat(Instant.parse(posted.get("expires_at").asString())).isEqualTo(createdAt.plus(lifetime));
        assertThat(bayko.json(POST + "/" + posted.get("uuid").asString())
                        .get("message")
                        .asString())
                .isEqualTo("Hello");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|ttl_blank,message_blank",
                "{\"message\":null,\"ttl\":null}|ttl_blank,message_blank",
                "{\"message\":\"x\"}|ttl_blank",
                "{\"message\":\"x\",\"ttl\":\"\"}|ttl_blank",
                "{\"message\":\"x\",\"ttl\":\"2-days\"}|ttl_blank",
                "{\"message\":\"x\",\"ttl\":\"PT59.9S\"}|ttl_blank",
                "{\"message\":\"x\",\"ttl\":\"P365DT1S\"}|ttl_blank",
                "{\"message\":\"x\",\"ttl\":\"-PT5M\"}|ttl_blank",
                "{\"message\":\"x\",\"ttl\":\"P1M\"}|ttl_blank",
                "{\"message\":\"x\",\"ttl\":\"PT99999999999999999H\"}|ttl_blank",
                "{\"message\":\"x\",\"ttl\":7}|ttl_wrong_type",
                "{\"message\":\"\",\"ttl\":\"1-day\"}|message_blank",
                "{\"message\":\" \\t\\r\\n\\u00a0\\u200b\\u2028\\u0001\",\"ttl\":\"1-day\"}|message_blank",
                "{\"message\":\"\\u0000\",\"ttl\":\"1-day\"}|message_invalid_characters",
                "{\"message\":\"a\\u0000b\",\"ttl\":\"1-day\"}|message_invalid_characters",
                "{\"message\":\"a\\ud800b\",\"ttl\":\"1-day\"}|message_invalid_characters",
                "{\"message\":7,\"ttl\":\"1-day\"}|message_wrong_type",
                "{\"message\":[\"x\"],\"ttl\":\"1-day\"}|message_wrong_type",
                "[]|body_wrong_type",
                "null|body_wrong_type"
            })
    void aPostWithMistakesIsRefusedWithAllOfThem(String body, String codes) {
        assertThat(refusal(bayko.post(POST, body))).containsExactly(codes.split(","));
    }

    @Test
    void aMessageIsCountedAsAPersonWould() {
        assertThat(post(bayko, "😀".repeat(280), "1-day").statusCode()).isEqualTo(200);
        assertThat(refusal(post(bayko, "😀".repeat(281), "1-day"))).containsExactly("message_exceed_max_chars");
        assertThat(refusal(post(bayko, "x".repeat(281), "nope")))
                .containsExactly("ttl_blank", "message_exceed_max_chars");

        var path = POST + "/" + posted("parent") + "/reply";
        assertThat(reply(andrew, path, "ü".repeat(1024)).statusCode()).isEqualTo(200);
        assertThat(refusal(reply(andrew, path, "ü".repeat(1025)))).containsExactly("message_exceed_max_chars_1024");
    }

    @Test
    void aBodyThatIsNoJsonIsABadRequest() {
        for (var path : new String[] {POST, POST + "/" + posted("parent") + "/reply"}) {
            assertThat(bayko.post(path, "{\"message\":").statusCode()).isEqualTo(400);
            assertThat(bayko.sendBytes("POST", path, new byte[] {'{', '"', (byte) 0xff, '"', '}'})
                            .statusCode())
                    .isEqualTo(400);
            assertThat(bayko.send("POST", path).statusCode()).isEqualTo(422);
        }
    }

    @Test
    void onlyWhoIsSignedInAndNotSuspendedWrites() {
        var suspended = cruddur.user("suspended");
        cruddur.database().execute("UPDATE public.users SET suspended_at = now() WHERE handle = 'suspended'");
        var path = POST + "/" + posted("parent") + "/reply";

        assertThat(post(cruddur.anonymous(), "x", "1-day").statusCode()).isEqualTo(401);
        assertThat(reply(cruddur.anonymous(), path, "x").statusCode()).isEqualTo(401);
        assertThat(post(suspended, "x", "1-day").statusCode()).isEqualTo(403);
        assertThat(reply(suspended, path, "x").statusCode()).isEqualTo(403);
    }

    @Test
    void aReplyLivesAsLongAsWhatItAnswersAndIsCountedThere() {
        var parent = Actor.json(post(bayko, "parent", "1-hour"));
        var path = POST + "/" + parent.get("uuid").asString();

        var first = Actor.json(reply(andrew, path + "/reply", "first"));
        var longer = Actor.json(andrew.post(path + "/reply", "{\"message\":\"x\",\"ttl\":\"30-days\"}"));
        var shorter = Actor.json(andrew.post(path + "/reply", "{\"message\":\"x\",\"ttl\":\"PT5M\"}"));

        assertThat(first.get("reply_to_activity_uuid")).isEqualTo(parent.get("uuid"));
        assertThat(first.get("expires_at")).isEqualTo(parent.get("expires_at"));
        assertThat(longer.get("expires_at")).isEqualTo(parent.get("expires_at"));
        assertThat(Instant.parse(shorter.get("expires_at").asString()))
                .isEqualTo(Instant.parse(shorter.get("created_at").asString()).plus(5, ChronoUnit.MINUTES));
        assertThat(bayko.json(path).get("replies_count").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|message_blank",
                "{\"message\":\"\",\"ttl\":\"x\"}|ttl_blank,message_blank",
                "{\"message\":\"x\",\"ttl\":\"\"}|ttl_blank",
                "{\"message\":\"x\",\"activity_uuid\":\"\"}|activity_uuid_blank",
                "{\"message\":\"x\",\"activity_uuid\":\"nonsense\"}|activity_uuid_blank",
                "{\"message\":\" \",\"activity_uuid\":\"01900000-0000-7000-8000-000000000001\"}|activity_uuid_blank,message_blank",
                "{\"message\":\"x\",\"activity_uuid\":5}|activity_uuid_wrong_type",
                "{\"message\":\"\\u0000\"}|message_invalid_characters",
                "{\"message\":true}|message_wrong_type"
            })
    void aReplyWithMistakesIsRefusedWithAllOfThem(String body, String codes) {
        var path = POST + "/" + posted("parent") + "/reply";

        assertThat(refusal(andrew.post(path, body))).containsExactly(codes.split(","));
    }

    @Test
    void theIdInABodyMayRepeatTheAddress() {
        var parent = posted("parent");
        var body = "{\"message\":\"x\",\"activity_uuid\":\"%s\",\"handle\":\"unknown field\"}".formatted(parent);

        assertThat(andrew.post(POST + "/" + parent + "/reply", body).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "null", "01900000-0000-7000-8000-000000000001"})
    void aMissingActivityCannotBeAnswered(String id) {
        assertThat(reply(andrew, POST + "/" + id + "/reply", "x").statusCode()).isEqualTo(404);
    }

    @Test
    void anExpiredActivityCannotBeAnswered() {
        var uuid = posted("over");
        cruddur.database().execute("UPDATE public.activities SET expires_at = now() WHERE uuid = '%s'".formatted(uuid));

        assertThat(reply(andrew, POST + "/" + uuid + "/reply", "x").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aBlockPreventsRepliesInBothDirections() {
        var carol = cruddur.user("carol");
        var dave = cruddur.user("dave");
        var carols = posted(carol, "carol's");
        var daves = posted(dave, "dave's");
        cruddur.database().execute("""
                INSERT INTO public.blocks (blocker_uuid, blocked_uuid)
                SELECT a.uuid, b.uuid FROM public.users a, public.users b WHERE a.handle = 'carol' AND b.handle = 'dave'
                """);

        assertThat(reply(dave, POST + "/" + carols + "/reply", "x").statusCode())
                .isEqualTo(404);
        assertThat(reply(carol, POST + "/" + daves + "/reply", "x").statusCode())
                .isEqualTo(404);
        assertThat(reply(carol, POST + "/" + carols + "/reply", "x").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aRepeatedRequestWithItsKeyIsDoneOnce() {
        var parent = posted("parent");
        for (var path : new String[] {POST, POST + "/" + parent + "/reply"}) {
            var body = "{\"message\":\"once\",\"ttl\":\"1-day\"}";
            var first = bayko.post(path, body, "Idempotency-Key", "key of " + path);
            var second = bayko.post(path, body, "Idempotency-Key", "key of " + path);
            var another = bayko.post(path, body.replace("once", "x"), "Idempotency-Key", "key of " + path);
            var somebodyElse = andrew.post(path, body, "Idempotency-Key", "key of " + path);

            assertThat(second.statusCode()).isEqualTo(200);
            assertThat(second.body()).isEqualTo(first.body());
            assertThat(another.statusCode()).isEqualTo(409);
            assertThat(Actor.json(somebodyElse).get("uuid"))
                    .isNotEqualTo(Actor.json(first).get("uuid"));
            assertThat(refusal(bayko.post(path, body, "Idempotency-Key", "")))
                    .containsExactly("idempotency_key_length");

            cruddur.database()
                    .execute("UPDATE public.activities SET expires_at = now() WHERE uuid = '%s'"
                            .formatted(Actor.json(first).get("uuid").asString()));
            assertThat(bayko.post(path, body, "Idempotency-Key", "key of " + path)
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(bayko.json(POST + "/" + parent).get("replies_count").asInt()).isEqualTo(1);
    }

    @Test
    void requestsWithOneKeyAtTheSameTimeMakeOneRow() throws Exception {
        Callable<HttpResponse<String>> request = () -> post(bayko, "all at once", "1-day", "Idempotency-Key", "race");
        var made = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(Collections.nCopies(16, request))) {
                assertThat(answer.get().statusCode())
                        .as("503: too many for a busy machine")
                        .isIn(200, 503);
                if (answer.get().statusCode() == 200) {
                    made.add(answer.get().body());
                }
            }
        }
        assertThat(made).hasSize(1);
        assertThat(cruddur.database().texts("SELECT count(*) FROM public.activities WHERE message = 'all at once'"))
                .containsExactly("1");
    }

    @Test
    void theOperatorMayKeepToTheLifetimesThatFrontEndsOffer() {
        try (var strict = Cruddur.start(Map.of("ANY_LIFETIME", "false"))) {
            var author = strict.user("bayko");
            assertThat(refusal(post(author, " ", "PT1H"))).containsExactly("ttl_blank", "message_blank");
            assertThat(post(author, "x", "1-hour").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void mentionsAndHashtagsOfAPostAreStoredWithIt() {
        var erin = cruddur.user("erin");
        cruddur.user("frank");
        cruddur.user("Žofie");
        cruddur.database().execute("""
                INSERT INTO public.blocks (blocker_uuid, blocked_uuid)
                SELECT a.uuid, b.uuid FROM public.users a, public.users b WHERE a.handle = 'frank' AND b.handle = 'erin'
                """);

        var uuid = posted(erin, "#One #ONE #zwei @BAYKO @žofie @frank @nobody @erin");

        assertThat(cruddur.database()
                        .texts(
                                "SELECT tag.hashtag FROM public.activity_hashtags AS tag JOIN public.activities AS activity"
                                        + " ON activity.uuid = tag.activity_uuid AND activity.created_at = tag.created_at"
                                        + " WHERE activity.uuid = '" + uuid + "' ORDER BY 1"))
                .containsExactly("one", "zwei");
        assertThat(cruddur.database()
                        .texts(
                                "SELECT person.handle FROM public.activity_mentions AS mention JOIN public.users AS person"
                                        + " ON person.uuid = mention.user_uuid WHERE activity_uuid = '" + uuid
                                        + "' ORDER BY 1"))
                .as("not who blocked the author")
                .containsExactlyInAnyOrder("bayko", "erin", "Žofie");
    }

    @Test
    void thePageLinksWhatAPostSpeaksOfAndNothingElse() {
        var uuid = posted(
                "#Zürich @erin https://example.com/?a=1&b='2' javascript:alert(1) <script>alert(1)</script> \u202eevil");

        var page = cruddur.anonymous().get("/@bayko/status/" + uuid).body();
        var message = page.substring(page.indexOf("<p class=\"message\""));
        message = message.substring(0, message.indexOf("</p>"));

        assertThat(message)
                .contains("<a href=\"/hashtags/z%C3%BCrich\">#Zürich</a>")
                .contains("<a href=\"/@erin\">@erin</a>")
                .contains("rel=\"nofollow noopener ugc\"")
                .contains("&lt;script")
                .contains("dir=\"auto\"")
                .doesNotContain("<script", "href=\"javascript");
        assertThat(message.split("<a ", -1)).hasSize(4);
    }

    private static HttpResponse<String> post(Actor author, String message, String ttl, String... headers) {
        return author.post(POST, "{\"message\":\"%s\",\"ttl\":\"%s\"}".formatted(message, ttl), headers);
    }

    private static HttpResponse<String> reply(Actor author, String path, String message) {
        return author.post(path, "{\"message\":\"%s\"}".formatted(message));
    }

    private static String posted(String message) {
        return posted(bayko, message);
    }

    private static String posted(Actor author, String message) {
        return Actor.json(post(author, message, "1-day")).get("uuid").asString();
    }

    private static String[] refusal(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        return Actor.json(response).valueStream().map(code -> code.asString()).toArray(String[]::new);
    }
}
