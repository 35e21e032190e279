package com.cruddur.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two nodes that remember the owners of sessions for a second, on one database. */
class ViewerCacheTest {

    private static final Map<String, String> A_SECOND = Map.of("CACHE_TIME", "1s");
    private static final Duration TOO_LATE = Duration.ofMillis(1_500); // the second, and the requests around it

    private Cruddur cruddur;
    private Cruddur other;
    private Actor here;
    private Actor there;

    @BeforeEach
    void start() {
        cruddur = Cruddur.start(A_SECOND);
        other = Cruddur.startOn(cruddur.database().direct(), A_SECOND);
        here = cruddur.user("bayko");
        there = new Actor(other.url(), here.credentials());
    }

    @AfterEach
    void stop() {
        other.close();
        cruddur.close();
    }

    @Test
    void aSessionThatEndsIsRefusedAtOnceHereAndWithinASecondOnAnotherNode() {
        assertThat(status(here)).isEqualTo(200);
        assertThat(status(there)).isEqualTo(200);

        assertThat(here.post("/api/auth/sign-out", "").statusCode()).isLessThan(300);

        assertThat(status(here)).isEqualTo(401);
        assertBecomes(401, there);
    }

    @Test
    void aSuspensionCountsAtOnceHereAndWithinASecondOnAnotherNode() {
        var moderator = cruddur.user("moderator", "moderator");
        assertThat(status(here)).isEqualTo(200);
        assertThat(status(there)).isEqualTo(200);

        assertThat(moderator.put("/api/users/@bayko/suspension", "{}").statusCode())
                .isEqualTo(200);

        assertThat(status(here)).isEqualTo(403);
        assertBecomes(403, there);
    }

    @Test
    void aDeletedAccountIsRefusedWithinASecondOnAnotherNode() {
        assertThat(status(there)).isEqualTo(200);

        cruddur.database().execute("DELETE FROM public.users WHERE handle = 'bayko'");

        assertBecomes(401, there);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    401 | PUT  | /api/users/@other/follow | {}
                    401 | PUT  | /api/users/@other/block  | {}
                    401 | PUT  | /api/users/@other/mute   | {}
                    401 | POST | /api/users/@other/report | {"reason": "rude"}
                    401 | PUT  | /api/profile/update      | {"display_name": "Bayko"}
                    401 | POST | /api/activities          | {"message": "hi", "ttl": "1-hour"}
                    422 | POST | /api/messages            | {"handle": "other", "message": "hi"}
                    """)
    void aWriteOfAnAccountThatWasDeletedOnAnotherNodeIsRefused(int status, String method, String path, String body) {
        cruddur.user("other");
        assertThat(status(there)).isEqualTo(200);
        cruddur.database().execute("DELETE FROM public.users WHERE handle = 'bayko'");

        assertThat(there.sendBody(method, path, body).statusCode()).isEqualTo(status);
    }

    @Test
    void aRoleCountsAtOnce() {
        var admin = cruddur.user("admin", "admin");
        assertThat(here.get("/api/reports").statusCode()).isEqualTo(403);

        assertThat(admin.put("/api/users/@bayko/role", "{\"role\":\"moderator\"}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(here.get("/api/reports").statusCode()).isEqualTo(200);
    }

    @Test
    void anOwnerIsFoundWithoutAQuery() {
        assertThat(status(here)).isEqualTo(200);
        var before = cruddur.metric("hikaricp_connections_usage_seconds_count{pool=\"cruddur\"}");

        for (var request = 0; request < 10; request++) {
            assertThat(status(here)).isEqualTo(200);
        }

        // Ten feeds, and the owner again in each second; background tasks ask something now and then.
        assertThat(cruddur.metric("hikaricp_connections_usage_seconds_count{pool=\"cruddur\"}") - before)
                .isBetween(10.0, 19.0);
    }

    private static int status(Actor actor) {
        return actor.get("/api/activities/bookmarks").statusCode();
    }

    private static void assertBecomes(int expected, Actor actor) {
        var started = System.nanoTime();
        while (status(actor) != expected) {
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(TOO_LATE);
        }
    }
}
