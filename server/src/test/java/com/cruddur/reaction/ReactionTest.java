package com.cruddur.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Liking, reposting and keeping bookmarks, and taking all that back. */
class ReactionTest {

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

    @ParameterizedTest
    @CsvSource({"like,liked,likes_count", "repost,reposted,reposts_count"})
    void aReactionCountsOnceForEachPersonHoweverOftenItIsSent(String name, String flag, String counter) {
        var path = posted();

        assertThat(andrew.put(path + "/" + name, "").body()).isEqualTo(answer(flag, true, counter, 1));
        assertThat(andrew.put(path + "/" + name, "{}").body()).isEqualTo(answer(flag, true, counter, 1));
        assertThat(bayko.put(path + "/" + name, "").body())
                .as("one's own, too")
                .isEqualTo(answer(flag, true, counter, 2));
        assertThat(andrew.json(path).get(counter).asInt()).isEqualTo(2);
        assertThat(andrew.json(path).get(flag).asBoolean()).isTrue();

        assertThat(andrew.delete(path + "/" + name).body()).isEqualTo(answer(flag, false, counter, 1));
        assertThat(andrew.delete(path + "/" + name).body()).isEqualTo(answer(flag, false, counter, 1));
        assertThat(andrew.json(path).get(flag).asBoolean()).isFalse();
        assertThat(bayko.json(path).get(counter).asInt()).isEqualTo(1);
    }

    @Test
    void aBookmarkIsKeptForOneselfAlone() {
        var path = posted();

        assertThat(andrew.put(path + "/bookmark", "").body()).isEqualTo("{\"bookmarked\":true}");
        assertThat(andrew.put(path + "/bookmark", "").body()).isEqualTo("{\"bookmarked\":true}");
        assertThat(andrew.json(path).get("bookmarked").asBoolean()).isTrue();
        assertThat(bayko.json(path).get("bookmarked").asBoolean()).isFalse();

        assertThat(andrew.delete(path + "/bookmark").body()).isEqualTo("{\"bookmarked\":false}");
        assertThat(andrew.delete(path + "/bookmark").body()).isEqualTo("{\"bookmarked\":false}");
        assertThat(andrew.json(path).get("bookmarked").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"like", "repost", "bookmark"})
    void thereIsNothingToReactToWhereNothingIsSeen(String name) {
        var over = posted();
        cruddur.database()
                .execute("UPDATE public.activities SET expires_at = now() WHERE uuid = '%s'"
                        .formatted(over.substring(over.lastIndexOf('/') + 1)));
        var blocking = cruddur.user("blocking-" + name);
        var blocked = cruddur.user("blocked-" + name);
        var blockings = posted(blocking);
        var blockeds = posted(blocked);
        assertThat(blocked.put(blockings + "/" + name, "").statusCode()).isEqualTo(200);
        cruddur.database().execute("""
                INSERT INTO public.blocks (blocker_uuid, blocked_uuid)
                SELECT a.uuid, b.uuid FROM public.users a, public.users b WHERE a.handle = 'blocking-%s' AND b.handle = 'blocked-%s'
                """.formatted(name, name));

        assertThat(statuses(andrew, over + "/" + name)).containsOnly(404);
        assertThat(statuses(blocked, blockings + "/" + name)).containsOnly(404);
        assertThat(statuses(blocking, blockeds + "/" + name)).containsOnly(404);
        for (var id : List.of("x", "null", "1-1-1-1-1", "01900000-0000-7000-8000-000000000001")) {
            assertThat(statuses(andrew, "/api/activities/" + id + "/" + name)).containsOnly(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"like", "repost", "bookmark"})
    void onlyWhoIsSignedInAndNotSuspendedReacts(String name) {
        var path = posted() + "/" + name;
        var suspended = cruddur.user("suspended-" + name);
        cruddur.database()
                .execute("UPDATE public.users SET suspended_at = now() WHERE handle = 'suspended-%s'".formatted(name));

        assertThat(statuses(cruddur.anonymous(), path)).containsOnly(401);
        assertThat(statuses(suspended, path)).containsOnly(403);
    }

    private static List<Integer> statuses(Actor actor, String path) {
        return List.of(actor.put(path, "").statusCode(), actor.delete(path).statusCode());
    }

    private static String answer(String flag, boolean value, String counter, int count) {
        return "{\"%s\":%s,\"%s\":%s}".formatted(flag, value, counter, count);
    }

    private static String posted() {
        return posted(bayko);
    }

    private static String posted(Actor author) {
        var posted = Actor.json(author.post("/api/activities", "{\"message\":\"x\",\"ttl\":\"1-day\"}"));
        return "/api/activities/" + posted.get("uuid").asString();
    }
}
