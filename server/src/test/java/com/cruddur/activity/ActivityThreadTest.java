package com.cruddur.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** One activity with its replies, on all its faces. */
class ActivityThreadTest {

    private Cruddur cruddur;
    private Actor anyone;
    private String uuid;

    @BeforeEach
    void start() {
        cruddur = Cruddur.shared();
        anyone = cruddur.anonymous();
        cruddur.database().addUser("Bayko");
        cruddur.database().addUser("andrewbrown");
        cruddur.database().addActivity("Bayko", "parent", "1 hour");
        uuid = cruddur.database().texts("SELECT uuid FROM public.activities").getFirst();
        addReply("second", "1 minute", "1 day");
        addReply("first", "10 minutes", "1 day");
        addReply("expired", "20 minutes", "-1 second");
    }

    @AfterEach
    void stop() {
        cruddur.close();
    }

    @Test
    void theThreadHasTheActivityAndItsLivingRepliesOldestFirst() {
        var thread = anyone.json("/api/activities/@bayko/status/" + uuid);

        assertThat(thread.propertyNames()).containsExactly("activity", "replies", "ancestors");
        assertThat(thread.at("/activity/message").asString()).isEqualTo("parent");
        assertThat(messages(thread.get("replies"))).containsExactly("first", "second");
        assertThat(thread.at("/replies/0/reply_to_activity_uuid").asString()).isEqualTo(uuid);
    }

    @Test
    void earlierFrontEndsGetTheRepliesInside() {
        var activity = anyone.json("/api/activities/" + uuid);

        assertThat(activity.get("message").asString()).isEqualTo("parent");
        assertThat(activity.get("handle").asString()).isEqualTo("Bayko");
        assertThat(messages(activity.get("replies"))).containsExactly("first", "second");
        assertThat(activity.propertyNames()).hasSize(12);
    }

    @Test
    void anExpiredActivityIsGoneWithItsThread() {
        cruddur.database().execute("UPDATE public.activities SET expires_at = now() WHERE message = 'parent'");

        for (var path : paths()) {
            var response = anyone.get(path);
            var isPage = path.startsWith("/@");
            assertThat(response.statusCode()).as(path).isEqualTo(isPage ? 410 : 404);
            assertThat(response.body()).contains(isPage ? "is kept" : "There is no such post, or its time is over.");
        }
    }

    @Test
    void theAddressOfAPostThatIsOverSaysSoBeforeAndAfterItsRowIsDeleted() {
        var page = "/@bayko/status/" + uuid;
        var unknown = "/@bayko/status/" + UUID.randomUUID();
        cruddur.database().execute("UPDATE public.activities SET expires_at = now() WHERE message = 'parent'");
        var over = anyone.get(page, "Accept", "text/html");
        assertThat(over.statusCode()).isEqualTo(410);
        assertThat(over.body()).contains("This post's time is over").doesNotContain("parent");

        cruddur.database().execute("DELETE FROM public.activities WHERE expires_at <= now()");
        assertThat(anyone.get(page).statusCode()).isEqualTo(404);
        cruddur.database()
                .execute("INSERT INTO public.ended_activities VALUES ('%s', now() + interval '1 day')".formatted(uuid));
        assertThat(anyone.get(page).statusCode()).isEqualTo(410);
        assertThat(anyone.get("/api/activities/" + uuid).statusCode()).isEqualTo(404);
        assertThat(anyone.get(unknown).statusCode()).isEqualTo(404);

        cruddur.database().execute("UPDATE public.ended_activities SET expires_at = now()");
        assertThat(anyone.get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void anActivityIsFoundByItsIdWhateverTheHandle() {
        for (var handle : List.of("Bayko", "BAYKO", "andrewbrown", "nobody")) {
            var thread = anyone.json("/api/activities/@" + handle + "/status/" + uuid);
            assertThat(thread.at("/activity/uuid").asString()).isEqualTo(uuid.toString());
        }
    }

    @Test
    void thePageOfAnActivityUnderAnotherHandleLeadsToItsOwn() {
        assertThat(anyone.get("/@BAYKO/status/" + uuid).statusCode()).isEqualTo(200);
        for (var handle : List.of("andrewbrown", "nobody")) {
            var page = anyone.get("/@" + handle + "/status/" + uuid);
            assertThat(page.statusCode()).isEqualTo(303);
            assertThat(page.headers().firstValue("Location")).hasValue("/@Bayko/status/" + uuid);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1-1-1-1-1", "01900000-0000-7000-8000-000000000001", "null"})
    void anUnknownOrImpossibleIdIsNotFound(String id) {
        for (var path :
                List.of("/api/activities/" + id, "/api/activities/@bayko/status/" + id, "/@bayko/status/" + id)) {
            assertThat(anyone.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void oneHundredRepliesAreShown() {
        cruddur.database()
                .execute("INSERT INTO public.activities (message, reply_to_activity_uuid, created_at)"
                        + " SELECT n::text, '" + uuid
                        + "', now() + n * interval '1 second' FROM generate_series(1, 150) AS n");

        var replies = messages(anyone.json("/api/activities/" + uuid).get("replies"));

        assertThat(replies).hasSize(100).startsWith("first", "second", "1").endsWith("98");
    }

    @Test
    void anUnchangedThreadIsNotSentAgain() {
        for (var path : paths().subList(0, 2)) {
            var tag = anyone.get(path).headers().firstValue("ETag").orElseThrow();
            assertThat(anyone.get(path, "If-None-Match", tag).statusCode())
                    .as(path)
                    .isEqualTo(304);
            assertThat(anyone.send("HEAD", path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void aReplyIsShownWithWhatItAnswersAndWhatAnswersIt() {
        var author = cruddur.user("Bayko");
        var path = "/api/activities/" + uuid;
        for (var level = 1; level <= 7; level++) {
            var reply = Actor.json(author.post(path + "/reply", "{\"message\":\"level %s\"}".formatted(level)));
            path = "/api/activities/" + reply.get("uuid").asString();
        }

        var third = anyone.json("/api/activities/" + uuid).at("/replies/2/replies/0/replies/0");
        assertThat(third.get("message").asString()).isEqualTo("level 3");
        assertThat(third.at("/replies/0/message").asString()).isEqualTo("level 4");
        assertThat(third.at("/replies/0/replies")).isEmpty();

        var deepest = anyone.json(path);
        assertThat(messages(deepest.get("ancestors")))
                .containsExactly("parent", "level 1", "level 2", "level 3", "level 4", "level 5", "level 6");
        assertThat(anyone.json("/api/activities/" + third.get("uuid").asString())
                        .get("ancestors"))
                .hasSize(3);
        assertThat(anyone.get("/@Bayko/status/" + third.get("uuid").asString()).body())
                .containsSubsequence(">parent<", ">level 1<", ">level 3<", "Replies", ">level 4<", ">level 7<");
    }

    @Test
    void aThreadIsBoundedInDepthAndWidthAndEndsAtTheBlocked() {
        cruddur.database().execute("""
                DO $$ DECLARE last uuid := '%1$s';
                BEGIN
                    FOR i IN 1..30 LOOP
                        INSERT INTO public.activities (message, reply_to_activity_uuid, user_uuid)
                        VALUES ('deep ' || i, last, (SELECT uuid FROM public.users WHERE handle = 'Bayko'))
                        RETURNING uuid INTO last;
                    END LOOP;
                    INSERT INTO public.activities (message, reply_to_activity_uuid)
                    SELECT 'wide', uuid FROM public.activities, generate_series(1, 40) WHERE message = 'first';
                END $$""".formatted(uuid));
        var deepest = cruddur.database()
                .texts("SELECT uuid FROM public.activities WHERE message = 'deep 30'")
                .getFirst();

        assertThat(messages(anyone.json("/api/activities/" + deepest).get("ancestors")))
                .hasSize(20)
                .startsWith("deep 10")
                .endsWith("deep 29");
        assertThat(anyone.json("/api/activities/" + uuid).at("/replies/0/replies"))
                .hasSize(10);

        var blocked = cruddur.user("blocked");
        cruddur.database().execute("""
                INSERT INTO public.blocks (blocker_uuid, blocked_uuid)
                SELECT a.uuid, b.uuid FROM public.users a, public.users b WHERE a.handle = 'andrewbrown' AND b.handle = 'blocked'
                """);
        assertThat(messages(blocked.json("/api/activities/" + uuid).get("replies")))
                .containsExactly("deep 1");
    }

    @Test
    void theLinkToShareLeadsToThePage() {
        var url = anyone.json("/api/activities/" + uuid + "/share").get("url").asString();

        assertThat(url).isEqualTo(cruddur.url() + "/@Bayko/status/" + uuid);
        assertThat(anyone.get(url.substring(cruddur.url().length())).body()).contains("parent");
        cruddur.database().execute("UPDATE public.activities SET expires_at = now() WHERE message = 'parent'");
        assertThat(anyone.get("/api/activities/" + uuid + "/share").statusCode())
                .isEqualTo(404);
        assertThat(anyone.get("/api/activities/x/share").statusCode()).isEqualTo(404);
    }

    @Test
    void thePageShowsTheSame() {
        var page = anyone.get("/@Bayko/status/" + uuid).body();

        assertThat(page).contains("parent").contains("Replies").doesNotContain("expired</p>");
        assertThat(page.indexOf(">first<")).isLessThan(page.indexOf(">second<")).isPositive();
    }

    private List<String> paths() {
        return List.of("/api/activities/" + uuid, "/api/activities/@Bayko/status/" + uuid, "/@Bayko/status/" + uuid);
    }

    private void addReply(String message, String age, String timeLeft) {
        cruddur.database().addActivity("andrewbrown", message, age, timeLeft);
        cruddur.database()
                .execute("UPDATE public.activities SET reply_to_activity_uuid = '%s' WHERE message = '%s'"
                        .formatted(uuid, message));
    }

    private static List<String> messages(JsonNode activities) {
        return activities
                .valueStream()
                .map(activity -> activity.get("message").asString())
                .toList();
    }
}
