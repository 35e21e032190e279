package com.cruddur.relationship;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Following, blocking and muting. */
class RelationshipsTest {

    /** People whose counters are not the number of their rows. */
    private static final String WRONG_COUNTERS = """
            SELECT handle FROM public.users AS person
            WHERE followers_count <> (SELECT count(*) FROM public.follows WHERE followed_uuid = person.uuid)
               OR following_count <> (SELECT count(*) FROM public.follows WHERE follower_uuid = person.uuid)
            """;

    private static Cruddur cruddur;

    @BeforeAll
    static void start() {
        cruddur = Cruddur.shared();
    }

    @AfterAll
    static void stop() {
        cruddur.close();
    }

    @BeforeEach
    void clear() {
        cruddur.database().execute("DELETE FROM public.activities; DELETE FROM public.users");
    }

    @Test
    void followingTwiceCountsOnceAndUnfollowingTwiceToo() {
        var reader = cruddur.user("reader");
        cruddur.database().addUser("bayko");

        for (var round = 0; round < 2; round++) {
            assertThat(reader.put("/api/users/@BAYKO/follow", "").body()).isEqualTo("{\"following\":true}");
            assertThat(counters("bayko")).isEqualTo("1/0");
            assertThat(counters("reader")).isEqualTo("0/1");
        }
        for (var round = 0; round < 2; round++) {
            assertThat(reader.delete("/api/users/@bayko/follow").body()).isEqualTo("{\"following\":false}");
            assertThat(counters("bayko")).isEqualTo("0/0");
            assertThat(counters("reader")).isEqualTo("0/0");
        }
    }

    @Test
    void aBlockEndsFollowingBothWaysAndHidesTheTwoFromEachOther() {
        var reader = cruddur.user("reader");
        var bayko = cruddur.user("bayko");
        reader.put("/api/users/@bayko/follow", "");
        bayko.put("/api/users/@reader/follow", "");
        cruddur.database().addActivity("bayko", "x", "1 minute");

        for (var round = 0; round < 2; round++) {
            assertThat(reader.put("/api/users/@bayko/block", "").body()).isEqualTo("{\"blocked\":true}");
        }

        assertThat(counters("bayko")).isEqualTo("0/0");
        assertThat(counters("reader")).isEqualTo("0/0");
        for (var path : List.of("", "/short", "/followers", "/following")) {
            assertThat(reader.get("/api/users/@bayko" + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
            assertThat(bayko.get("/api/users/@reader" + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(reader.get("/@bayko").body()).contains("You blocked", "action=\"/@bayko/unblock\"");
        assertThat(reader.get("/@bayko/likes").statusCode()).isEqualTo(200);
        assertThat(bayko.get("/@reader").statusCode()).isEqualTo(404);
        for (var act : List.of("follow", "mute")) {
            assertThat(reader.put("/api/users/@bayko/" + act, "").statusCode()).isEqualTo(404);
            assertThat(bayko.put("/api/users/@reader/" + act, "").statusCode()).isEqualTo(404);
        }
        assertThat(bayko.put("/api/users/@reader/block", "").statusCode()).isEqualTo(404);
        assertThat(bayko.delete("/api/users/@reader/block").statusCode()).isEqualTo(404);
        assertThat(reader.json("/api/activities/home")).isEmpty();

        assertThat(reader.delete("/api/users/@bayko/block").body()).isEqualTo("{\"blocked\":false}");
        assertThat(reader.json("/api/activities/home")).hasSize(1);
        assertThat(bayko.get("/api/users/@reader").statusCode()).isEqualTo(200);
    }

    @Test
    void aMuteHidesPostsFromFeedsAndNothingElse() {
        var reader = cruddur.user("reader");
        cruddur.database().addUser("bayko");
        cruddur.database().addActivity("bayko", "x", "1 minute");

        assertThat(reader.put("/api/users/@bayko/mute", "").body()).isEqualTo("{\"muted\":true}");
        assertThat(reader.json("/api/activities/home")).isEmpty();
        assertThat(reader.get("/api/users/@bayko").statusCode()).isEqualTo(200);
        assertThat(handles(reader.json("/api/mutes"))).containsExactly("bayko");
        assertThat(reader.get("/settings/muted").body()).contains("action=\"/@bayko/unmute\"");

        assertThat(reader.delete("/api/users/@bayko/mute").body()).isEqualTo("{\"muted\":false}");
        assertThat(reader.json("/api/activities/home")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"follow,follow_oneself", "block,block_oneself", "mute,mute_oneself"})
    void nobodyDoesItWithThemself(String act, String code) {
        var response = cruddur.user("bayko").put("/api/users/@Bayko/" + act, "");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).isEqualTo("[\"" + code + "\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"follow", "block", "mute"})
    void onlyWhoIsSignedInAndNotSuspendedMayAndOnlyWithWhoIsThere(String act) {
        var reader = cruddur.user("reader");
        var suspended = cruddur.user("suspended");
        cruddur.database().addUser("bayko");
        cruddur.database().execute("UPDATE public.users SET suspended_at = now() WHERE handle = 'suspended'");

        for (var method : List.of("PUT", "DELETE")) {
            assertThat(status(cruddur.anonymous(), method, "bayko", act)).isEqualTo(401);
            assertThat(status(suspended, method, "bayko", act)).isEqualTo(403);
            for (var nobody : List.of("nobody", "%FF", "x".repeat(60), "suspended")) {
                assertThat(status(reader, method, nobody, act)).as(nobody).isEqualTo(404);
            }
        }
    }

    @Test
    void listsArePagedNewestFirstAndKnowNoSuspended() {
        var bayko = cruddur.user("bayko");
        for (var handle : List.of("a", "b", "c", "d")) {
            cruddur.user(handle).put("/api/users/@bayko/follow", "");
            bayko.put("/api/users/@%s/follow".formatted(handle), "");
        }
        cruddur.database().execute("UPDATE public.users SET suspended_at = now() WHERE handle = 'b'");

        for (var list : List.of("followers", "following")) {
            var first = cruddur.anonymous().get("/api/users/@bayko/%s?limit=2".formatted(list));
            assertThat(handles(Actor.json(first))).containsExactly("d", "c");
            var second = cruddur.anonymous().get(Actor.link(first, "next"));
            assertThat(handles(Actor.json(second))).containsExactly("a");
            assertThat(Actor.link(second, "next")).isEmpty();
            var back = cruddur.anonymous().get(Actor.link(second, "prev"));
            assertThat(handles(Actor.json(back))).containsExactly("d", "c");
        }
        assertThat(bayko.json("/api/users/@bayko/followers").get(0).propertyNames())
                .containsExactly("uuid", "handle", "display_name", "bio", "avatar_url", "since", "following");
        assertThat(bayko.json("/api/users/@bayko/followers")
                        .get(0)
                        .get("following")
                        .asBoolean())
                .isTrue();
        assertThat(bayko.get("/@bayko/followers").body()).contains("id=\"follow-d\" aria-pressed=\"true\"");
    }

    @Test
    void blocksAndMutesAreTheReadersOwnBusiness() {
        var bayko = cruddur.user("bayko");
        for (var handle : List.of("a", "b", "c")) {
            cruddur.database().addUser(handle);
            bayko.put("/api/users/@%s/block".formatted(handle), "");
        }

        var first = bayko.get("/api/blocks?limit=2");
        assertThat(handles(Actor.json(first))).containsExactly("c", "b");
        var second = bayko.get(Actor.link(first, "next"));
        assertThat(handles(Actor.json(second))).containsExactly("a");
        assertThat(handles(Actor.json(bayko.get(Actor.link(second, "prev"))))).containsExactly("c", "b");
        for (var path : List.of("/api/blocks", "/api/mutes")) {
            assertThat(cruddur.user("other").json(path)).isEmpty();
            assertThat(cruddur.anonymous().get(path).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aListOfNobodyIsNotFoundAndAWrongPageIsTheCallersMistake() {
        cruddur.database().addUser("bayko");
        var anyone = cruddur.anonymous();

        assertThat(anyone.get("/api/users/@nobody/followers").statusCode()).isEqualTo(404);
        assertThat(anyone.get("/api/users/@%FF/following").statusCode()).isEqualTo(404);
        assertThat(anyone.get("/api/users/@bayko/followers?limit=0").statusCode())
                .isEqualTo(400);
        assertThat(anyone.get("/api/users/@bayko/following?cursor=x").statusCode())
                .isEqualTo(400);
    }

    @Test
    void countersAreExactWhateverHappensAtOnce() throws Exception {
        var handles = List.of("a", "b", "c", "d");
        var actors = handles.stream().map(cruddur::user).toList();
        var calls = new ArrayList<Callable<Integer>>();
        for (var call = 0; call < 400; call++) {
            calls.add(() -> {
                var random = ThreadLocalRandom.current();
                var act = random.nextInt(10) == 0 ? "block" : "follow";
                var method = random.nextInt(5) < 3 ? "PUT" : "DELETE";
                return status(actors.get(random.nextInt(4)), method, handles.get(random.nextInt(4)), act);
            });
        }
        try (var clients = Executors.newFixedThreadPool(16)) {
            for (var outcome : clients.invokeAll(calls)) {
                assertThat(outcome.get()).isIn(200, 404, 422, 503);
            }
        }

        assertThat(cruddur.database().texts(WRONG_COUNTERS)).isEmpty();
        assertThat(cruddur.database().texts("""
                        SELECT follower_uuid FROM public.follows
                        JOIN public.blocks ON (blocker_uuid, blocked_uuid)
                            IN ((follower_uuid, followed_uuid), (followed_uuid, follower_uuid))
                        """)).isEmpty();
    }

    private static int status(Actor actor, String method, String handle, String act) {
        return actor.send(method, "/api/users/@%s/%s".formatted(handle, act)).statusCode();
    }

    private static String counters(String handle) {
        return cruddur.database()
                .texts("SELECT followers_count || '/' || following_count FROM public.users WHERE handle = '%s'"
                        .formatted(handle))
                .getFirst();
    }

    private static List<String> handles(JsonNode people) {
        return people.valueStream()
                .map(person -> person.get("handle").asString())
                .toList();
    }
}
