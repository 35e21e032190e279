package com.cruddur.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Reporting, the sealed evidence, and what moderators decide. */
class ReportsTest {

    private static final String REASON = "{\"reason\":\"rude\"}";
    private static final String NOWHERE = "00000000-0000-7000-8000-000000000000";

    private static Cruddur cruddur;
    private Actor moderator;
    private Actor reader;

    @BeforeAll
    static void start() {
        cruddur = Cruddur.start(Map.of("EVIDENCE_DAYS", "7"));
    }

    @AfterAll
    static void stop() {
        cruddur.close();
    }

    @BeforeEach
    void people() {
        cruddur.database()
                .execute("DELETE FROM public.reports; DELETE FROM public.activities; DELETE FROM public.users");
        moderator = cruddur.user("mod", "moderator");
        reader = cruddur.user("reader");
        cruddur.database().addUser("bayko");
    }

    @Test
    void aReportSealsWhatTheReporterSawForModeratorsOnlyEvenWhenThePostIsOver() {
        var post = post("nasty");

        var receipt = reader.post("/api/activities/%s/report".formatted(post), REASON);
        cruddur.database().execute("UPDATE public.activities SET expires_at = now(), message = 'edited'");

        assertThat(receipt.statusCode()).isEqualTo(200);
        assertThat(Actor.json(receipt).propertyNames()).containsExactly("uuid", "created_at");
        var queue = moderator.json("/api/reports");
        assertThat(queue).hasSize(1);
        var report = queue.get(0);
        assertThat(report.get("state").asString()).isEqualTo("open");
        assertThat(report.get("reporter_handle").asString()).isEqualTo("reader");
        assertThat(report.get("reported_handle").asString()).isEqualTo("bayko");
        assertThat(report.get("reason").asString()).isEqualTo("rude");
        assertThat(report.at("/evidence/message").asString()).isEqualTo("nasty");
        assertThat(report.at("/evidence/handle").asString()).isEqualTo("bayko");
        assertThat(report.at("/evidence/created_at").asString())
                .as("in UTC, whatever the zone of the session")
                .endsWith("Z");
        for (var actor : List.of(cruddur.anonymous(), reader, cruddur.user("bayko"))) {
            assertThat(actor.get("/api/reports").statusCode()).isIn(401, 403);
            assertThat(actor.get("/api/reports/" + uuid(report)).statusCode()).isIn(401, 403);
        }
        assertThat(
                        cruddur.database()
                                .texts(
                                        "SELECT round(extract(epoch FROM evidence_expires_at - created_at) / 86400)::integer FROM public.reports"))
                .containsExactly("7");
    }

    @Test
    void moderatorsReadAndDecideOnTheirPageAndNobodyElseFindsIt() {
        var post = post("nasty <b>words</b>");
        reader.post("/api/activities/%s/report".formatted(post), REASON);
        var uuid = moderator.json("/api/reports").get(0).get("uuid").asString();

        var page = moderator.get("/reports").body();
        assertThat(page).contains("rude", "nasty &lt;b&gt;words&lt;/b&gt;", "@bayko", "/reports/" + uuid + "/resolve");
        assertThat(moderator.get("/").body()).contains("href=\"/reports\"");
        assertThat(reader.get("/").body()).doesNotContain("href=\"/reports\"");
        assertThat(reader.get("/reports").statusCode()).isEqualTo(403);

        assertThat(press("/reports/" + uuid + "/resolve", "resolution=suspended"))
                .isEqualTo(303);
        assertThat(moderator.get("/reports").body()).contains("No report is waiting for a decision.");
        assertThat(moderator.get("/reports?state=resolved").body())
                .contains("The person was suspended by @mod.", "/@bayko/readmit");
        assertThat(reader.get("/@bayko").statusCode()).isEqualTo(404);
        assertThat(press("/@bayko/readmit", "return_to=/")).isEqualTo(303);
        assertThat(reader.get("/@bayko").statusCode()).isEqualTo(200);
    }

    private int press(String path, String form) {
        return moderator.post(path, form, "Sec-Fetch-Site", "same-origin").statusCode();
    }

    @Test
    void evidenceIsOverAtItsInstantByTheDatabasesClock() {
        reader.post("/api/activities/%s/report".formatted(post("nasty")), REASON);

        cruddur.database().execute("UPDATE public.reports SET evidence_expires_at = now()");

        assertThat(moderator.json("/api/reports").get(0).get("evidence").isNull())
                .isTrue();
        var uuid = uuid(moderator.json("/api/reports").get(0));
        assertThat(moderator.get("/api/reports/" + uuid).body()).doesNotContain("nasty");
    }

    @Test
    void theSameReportTwiceIsOneReport() {
        var path = "/api/activities/%s/report".formatted(post("nasty"));

        var first = reader.post(path, REASON);
        cruddur.database().execute("UPDATE public.activities SET expires_at = now()");

        assertThat(reader.post(path, "{\"reason\":\"another\"}").body()).isEqualTo(first.body());
        assertThat(moderator.json("/api/reports")).hasSize(1);
        assertThat(cruddur.user("late").post(path, REASON).statusCode()).isEqualTo(404);
    }

    @Test
    void aPersonIsReportedOnceUntilItIsResolved() {
        var path = "/api/users/@BAYKO/report";
        var first = uuid(Actor.json(reader.post(path, REASON)));

        assertThat(uuid(Actor.json(reader.post(path, REASON)))).isEqualTo(first);
        assertThat(moderator.json("/api/reports").get(0).get("evidence").isNull())
                .isTrue();
        resolve(first, "dismissed");

        assertThat(uuid(Actor.json(reader.post(path, REASON)))).isNotEqualTo(first);
    }

    @Test
    void aRetriedReportIsTheSameAndAKeyIsForOneRequest() {
        var path = "/api/users/@bayko/report";
        var first = reader.post(path, REASON, "Idempotency-Key", "k1");
        resolve(uuid(Actor.json(first)), "dismissed");

        assertThat(reader.post(path, REASON, "Idempotency-Key", "k1").body()).isEqualTo(first.body());
        assertThat(reader.post(path, "{\"reason\":\"x\"}", "Idempotency-Key", "k1")
                        .statusCode())
                .isEqualTo(409);
        assertThat(cruddur.database().texts("SELECT count(*) FROM public.reports"))
                .containsExactly("1");
    }

    @Test
    void hiddenContentCannotBeReported() {
        var post = post("nasty");
        reader.put("/api/users/@bayko/block", "");

        for (var path : List.of(
                "/api/activities/" + post,
                "/api/activities/" + NOWHERE,
                "/api/activities/1",
                "/api/users/@bayko",
                "/api/users/@nobody",
                "/api/users/@%FF")) {
            assertThat(reader.post(path + "/report", REASON).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void nobodyReportsThemself() {
        cruddur.database().addActivity("reader", "mine", "1 minute");
        var mine =
                cruddur.database().texts("SELECT uuid FROM public.activities").getFirst();

        for (var path : List.of("/api/users/@Reader/report", "/api/activities/%s/report".formatted(mine))) {
            assertThat(reader.post(path, REASON).body()).isEqualTo("[\"report_oneself\"]");
        }
        assertThat(moderator.json("/api/reports")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                              | 422 | [\"reason_blank\"]",
                "{}                            | 422 | [\"reason_blank\"]",
                "{\"reason\":\" \"}            | 422 | [\"reason_blank\"]",
                "{\"reason\":\"%\"}            | 422 | [\"reason_exceed_max_chars\"]",
                "{\"reason\":\"a\\u0000\"}     | 422 | [\"reason_invalid_characters\"]",
                "{\"reason\":[1]}              | 422 | [\"reason_wrong_type\"]",
                "{\"reason\":                  | 400 | "
            })
    void aWrongReasonIsRefused(String body, int status, String codes) {
        var text = body == null ? "" : body.replace("%", "😀".repeat(501));
        for (var path : List.of("/api/users/@bayko/report", "/api/activities/%s/report".formatted(post("x")))) {
            var response = reader.post(path, text);

            assertThat(response.statusCode()).as(path).isEqualTo(status);
            if (codes != null) {
                assertThat(response.body()).isEqualTo(codes);
            }
        }
        var latin = "{\"reason\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(reader.sendBytes("POST", "/api/users/@bayko/report", latin).statusCode())
                .isEqualTo(400);
        assertThat(cruddur.database().texts("SELECT count(*) FROM public.reports"))
                .containsExactly("0");
    }

    @Test
    void fiveHundredCharactersAreEnoughForAReason() {
        assertThat(reader.post("/api/users/@bayko/report", "{\"reason\":\"%s\"}".formatted("😀".repeat(500)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theQueueHasTheOldestFirstAndPages() {
        for (var number = 1; number <= 3; number++) {
            reader.post("/api/activities/%s/report".formatted(post("p" + number)), REASON);
        }
        cruddur.user("other").post("/api/users/@bayko/report", REASON);
        resolve(uuid(moderator.json("/api/reports").get(0)), "dismissed");

        var first = moderator.get("/api/reports?limit=2");
        assertThat(Actor.json(first)).hasSize(2);
        assertThat(Actor.json(first).at("/0/evidence/message").asString()).isEqualTo("p2");
        var second = moderator.get(Actor.link(first, "next"));
        assertThat(Actor.json(second)).hasSize(1);
        assertThat(Actor.link(second, "next")).isEmpty();
        var resolved = moderator.json("/api/reports?state=resolved");
        assertThat(resolved).hasSize(1);
        assertThat(resolved.get(0).get("resolved_by").asString()).isEqualTo("mod");
        assertThat(moderator.get("/api/reports?state=x").statusCode()).isEqualTo(400);
        assertThat(moderator.get("/api/reports?limit=0").statusCode()).isEqualTo(400);
        assertThat(moderator.get("/api/reports?cursor=x").statusCode()).isEqualTo(400);
    }

    @Test
    void removingEndsThePostAndAllThatAnswersItAtOnce() {
        var post = post("root");
        cruddur.database().execute("""
                WITH reply AS (
                    INSERT INTO public.activities (message, reply_to_activity_uuid) VALUES ('reply', '%1$s') RETURNING uuid
                )
                INSERT INTO public.activities (message, reply_to_activity_uuid) SELECT 'deeper', uuid FROM reply
                """.formatted(post));
        cruddur.database()
                .execute("INSERT INTO public.activities (message, reply_to_activity_uuid)"
                        + " SELECT 'deepest', uuid FROM public.activities WHERE message = 'reply'");
        cruddur.database().addActivity("bayko", "another", "1 minute");
        var report = uuid(Actor.json(reader.post("/api/activities/%s/report".formatted(post), REASON)));

        var answer = resolve(report, "removed");

        assertThat(answer.get("resolution").asString()).isEqualTo("removed");
        assertThat(answer.at("/evidence/message").asString()).isEqualTo("root");
        assertThat(reader.json("/api/activities/home")
                        .valueStream()
                        .map(one -> one.get("message").asString()))
                .containsExactly("another");
    }

    @Test
    void suspendingByAReportShutsThePersonOut() {
        post("nasty");
        var bayko = cruddur.user("bayko");
        var report = uuid(Actor.json(reader.post("/api/users/@bayko/report", REASON)));

        assertThat(moderator
                        .post("/api/reports/%s/resolve".formatted(report), "{\"resolution\":\"removed\"}")
                        .body())
                .isEqualTo("[\"resolution_not_applicable\"]");
        resolve(report, "suspended");

        assertThat(reader.json("/api/activities/home")).isEmpty();
        assertThat(reader.get("/api/users/@bayko").statusCode()).isEqualTo(404);
        assertThat(bayko.put("/api/users/@reader/follow", "").statusCode()).isEqualTo(403);
        assertThat(bayko.get("/api/activities/home").statusCode()).isEqualTo(200);
    }

    @Test
    void aDecisionCanBeRepeatedButNotChanged() {
        var report = uuid(Actor.json(reader.post("/api/users/@bayko/report", REASON)));
        var path = "/api/reports/%s/resolve".formatted(report);

        var first = resolve(report, "dismissed");

        assertThat(resolve(report, "dismissed")).isEqualTo(first);
        assertThat(moderator.post(path, "{\"resolution\":\"suspended\"}").statusCode())
                .isEqualTo(409);
    }

    @Test
    void aModeratorMayNotSuspendAnAdminByAReportEither() {
        cruddur.user("boss", "admin");
        var report = uuid(Actor.json(reader.post("/api/users/@boss/report", REASON)));

        assertThat(moderator
                        .post("/api/reports/%s/resolve".formatted(report), "{\"resolution\":\"suspended\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(moderator.json("/api/reports/" + report).get("state").asString())
                .isEqualTo("open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dismissed", "removed", "suspended"})
    void nobodyDecidesOnAReportAboutThemself(String resolution) {
        cruddur.database().addActivity("mod", "rude", "1 minute");
        var post =
                cruddur.database().texts("SELECT uuid FROM public.activities").getFirst();
        var reports = List.of(
                uuid(Actor.json(reader.post("/api/users/@mod/report", REASON))),
                uuid(Actor.json(reader.post("/api/activities/%s/report".formatted(post), REASON))));

        for (var report : reports) {
            var decision = "{\"resolution\":\"%s\"}".formatted(resolution);
            var path = "/api/reports/%s/resolve".formatted(report);
            assertThat(moderator.post(path, decision).statusCode()).isEqualTo(403);
            assertThat(moderator.json("/api/reports/" + report).get("state").asString())
                    .isEqualTo("open");
        }
        assertThat(cruddur.anonymous().json("/api/activities/home")).hasSize(1);
        var other = cruddur.user("mod2", "moderator");
        assertThat(other.post("/api/reports/%s/resolve".formatted(reports.getFirst()), "{\"resolution\":\"dismissed\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                        | 422 | [\"resolution_blank\"]",
                "{}                      | 422 | [\"resolution_blank\"]",
                "{\"resolution\":\"x\"}  | 422 | [\"resolution_unknown\"]",
                "{\"resolution\":1}      | 422 | [\"resolution_wrong_type\"]",
                "{                       | 400 | "
            })
    void aWrongDecisionIsRefused(String body, int status, String codes) {
        var report = uuid(Actor.json(reader.post("/api/users/@bayko/report", REASON)));

        var response = moderator.post("/api/reports/%s/resolve".formatted(report), body == null ? "" : body);

        assertThat(response.statusCode()).isEqualTo(status);
        if (codes != null) {
            assertThat(response.body()).isEqualTo(codes);
        }
        for (var unknown : List.of(NOWHERE, "1")) {
            assertThat(moderator.get("/api/reports/" + unknown).statusCode()).isEqualTo(404);
            assertThat(moderator
                            .post("/api/reports/%s/resolve".formatted(unknown), "{\"resolution\":\"dismissed\"}")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private static String post(String message) {
        cruddur.database().addActivity("bayko", message, "1 minute");
        return cruddur.database()
                .texts("SELECT uuid FROM public.activities WHERE message = '%s'".formatted(message))
                .getFirst();
    }

    private JsonNode resolve(String report, String resolution) {
        var response = moderator.post(
                "/api/reports/%s/resolve".formatted(report), "{\"resolution\":\"%s\"}".formatted(resolution));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Actor.json(response);
    }

    private static String uuid(JsonNode report) {
        return report.get("uuid").asString();
    }
}
