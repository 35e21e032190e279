package com.cruddur.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person as others see them, and how they change that. */
class ProfileTest {

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
    void aProfileTellsWhatEverybodyMayKnowAndNoMore() {
        cruddur.database().addUser("Bayko");
        cruddur.database().addActivity("Bayko", "alive", "1 minute");
        cruddur.database().addActivity("Bayko", "over", "1 hour", "-1 second");

        var profile = cruddur.anonymous().json("/api/users/@bayko");

        assertThat(profile.propertyNames())
                .containsExactly(
                        "uuid",
                        "handle",
                        "display_name",
                        "bio",
                        "avatar_url",
                        "followers_count",
                        "following_count",
                        "cruds_count",
                        "created_at");
        assertThat(profile.get("cruds_count").asInt()).isEqualTo(1);
        assertThat(profile.get("avatar_url").asString()).isEqualTo("/api/users/@Bayko/avatar");
    }

    @Test
    void aProfileTellsAViewerTheirRelationshipInBothDirections() {
        var reader = cruddur.user("reader");
        var bayko = cruddur.user("bayko");
        reader.put("/api/users/@bayko/follow", "");
        reader.put("/api/users/@bayko/mute", "");

        var seen = reader.json("/api/users/@bayko");
        assertThat(seen.get("following").asBoolean()).isTrue();
        assertThat(seen.get("followed_by").asBoolean()).isFalse();
        assertThat(seen.get("muted").asBoolean()).isTrue();
        assertThat(seen.get("blocked").asBoolean()).isFalse();
        assertThat(bayko.json("/api/users/@reader").get("followed_by").asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/users/@bayko", "/api/users/@bayko/short"})
    void theSuspendedAreSeenByModeratorsOnly(String path) {
        var moderator = cruddur.user("mod", "moderator");
        var reader = cruddur.user("reader");
        var bayko = cruddur.user("bayko");
        cruddur.database().execute("UPDATE public.users SET suspended_at = now() WHERE handle = 'bayko'");

        assertThat(List.of(reader, cruddur.anonymous(), bayko))
                .allSatisfy(actor -> assertThat(actor.get(path).statusCode()).isEqualTo(404));
        assertThat(moderator.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void anUnknownHandleIsNotFound() {
        for (var handle : List.of("nobody", "%FF", "x".repeat(1_000), "%27%20OR%201=1--")) {
            assertThat(cruddur.anonymous().get("/api/users/@" + handle).statusCode())
                    .as(handle)
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void aPersonChangesTheirNameAndBio(String method) {
        var bayko = cruddur.user("bayko");

        var response = bayko.sendBody(
                method,
                "/api/profile/update",
                "{\"bio\":\"😀 of two\",\"display_name\":\" Andrew \",\"role\":\"admin\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        var answer = Actor.json(response);
        assertThat(answer.propertyNames()).containsExactly("uuid", "handle", "display_name");
        assertThat(answer.get("display_name").asString()).isEqualTo("Andrew");
        bayko.sendBody(method, "/api/profile/update", "{\"display_name\":\"Andrew B\"}");
        assertThat(cruddur.database().texts("SELECT bio || role FROM public.users"))
                .containsExactly("😀 of twouser");
    }

    @Test
    void lengthsAreCountedInCodePoints() {
        var bayko = cruddur.user("bayko");
        var longest = "{\"bio\":\"%s\",\"display_name\":\"%s\"}".formatted("😀".repeat(160), "😀".repeat(100));

        assertThat(bayko.put("/api/profile/update", longest).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                                     | 422 | [\"display_name_blank\"]",
                "{}                                                   | 422 | [\"display_name_blank\"]",
                "{\"display_name\":null}                              | 422 | [\"display_name_blank\"]",
                "{\"display_name\":\" \\t\"}                          | 422 | [\"display_name_blank\"]",
                "{\"display_name\":\"\\u200b\"}                       | 422 | [\"display_name_blank\"]",
                "{\"display_name\":\"%101\"}                          | 422 | [\"display_name_exceed_max_chars\"]",
                "{\"display_name\":\"a\",\"bio\":\"%161\"}            | 422 | [\"bio_exceed_max_chars\"]",
                "{\"display_name\":\"\",\"bio\":\"%161\"}             | 422 | [\"display_name_blank\",\"bio_exceed_max_chars\"]",
                "{\"display_name\":\"a\\u0000\"}                      | 422 | [\"display_name_invalid_characters\"]",
                "{\"display_name\":\"a\",\"bio\":\"\\ud800\"}         | 422 | [\"bio_invalid_characters\"]",
                "{\"display_name\":5}                                 | 422 | [\"display_name_wrong_type\"]",
                "{\"display_name\":\"a\",\"bio\":[]}                  | 422 | [\"bio_wrong_type\"]",
                "null                                                 | 422 | [\"body_wrong_type\"]",
                "[]                                                   | 422 | [\"body_wrong_type\"]",
                "{                                                    | 400 | ",
            })
    void aWrongProfileIsRefusedWithAllItsMistakes(String body, int status, String codes) {
        var bayko = cruddur.user("bayko");
        var text = body == null ? "" : body.replace("%101", "x".repeat(101)).replace("%161", "😀".repeat(161));

        var response = bayko.put("/api/profile/update", text);

        assertThat(response.statusCode()).isEqualTo(status);
        if (codes != null) {
            assertThat(response.body()).isEqualTo(codes);
        }
        assertThat(cruddur.database().texts("SELECT bio FROM public.users")).containsExactly("");
    }

    @Test
    void aProfileThatIsNotUtf8IsRefused() {
        var body = "{\"display_name\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(cruddur.user("bayko")
                        .sendBytes("PUT", "/api/profile/update", body)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void onlyWhoIsSignedInAndNotSuspendedMayChangeTheirs() {
        var body = "{\"display_name\":\"New\"}";
        var suspended = cruddur.user("suspended");
        cruddur.database().execute("UPDATE public.users SET suspended_at = now()");

        assertThat(cruddur.anonymous().put("/api/profile/update", body).statusCode())
                .isEqualTo(401);
        assertThat(suspended.put("/api/profile/update", body).statusCode()).isEqualTo(403);
        assertThat(cruddur.database().texts("SELECT display_name FROM public.users"))
                .containsExactly("suspended");
    }
}
