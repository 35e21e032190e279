package com.cruddur.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What conversations refuse. */
class BadMessagesTest {

    private static final String UNKNOWN = "00000000-0000-7000-8000-000000000000";

    private static Cruddur cruddur;
    private static Actor bayko;
    private static String group;

    @BeforeAll
    static void start() {
        cruddur = Cruddur.shared();
        cruddur.database().addUser("andrewbrown");
        bayko = cruddur.user("bayko");
        group = Actor.json(bayko.post("/api/messages", "{\"message\": \"hello\", \"handle\": \"andrewbrown\"}"))
                .get("message_group_uuid")
                .asString();
    }

    @AfterAll
    static void stop() {
        cruddur.close();
    }

    static Stream<Arguments> badMessages() {
        var handle = "\"handle\": \"andrewbrown\"";
        return Stream.of(
                arguments("", 422, "[\"message_blank\",\"user_reciever_handle_blank\"]"),
                arguments("{}", 422, "[\"message_blank\",\"user_reciever_handle_blank\"]"),
                arguments("{\"message\": \"x\"}", 422, "[\"user_reciever_handle_blank\"]"),
                arguments("{\"message\": \"x\", \"handle\": \" \"}", 422, "[\"user_reciever_handle_blank\"]"),
                arguments(
                        "{\"message\": \"x\", \"user_receiver_handle\": \"\"}",
                        422,
                        "[\"user_reciever_handle_blank\"]"),
                arguments("{\"message\": null, " + handle + "}", 422, "[\"message_blank\"]"),
                arguments("{\"message\": \" \\n\\t\\u2003\", " + handle + "}", 422, "[\"message_blank\"]"),
                arguments("{\"message\": 1, " + handle + "}", 422, "[\"message_wrong_type\"]"),
                arguments("{\"message\": [\"x\"], " + handle + "}", 422, "[\"message_wrong_type\"]"),
                arguments("{\"message\": \"x\", \"handle\": {}}", 422, "[\"handle_wrong_type\"]"),
                arguments("{\"message\": \"a\\u0000b\", " + handle + "}", 422, "[\"message_invalid_characters\"]"),
                arguments("{\"message\": \"a\\ud800b\", " + handle + "}", 422, "[\"message_invalid_characters\"]"),
                arguments("{\"message\": \"x\", \"handle\": \"a\\u0000\"}", 422, "[\"handle_invalid_characters\"]"),
                arguments(
                        "{\"message\": \"" + "x".repeat(1025) + "\", " + handle + "}",
                        422,
                        "[\"message_exceed_max_chars_1024\"]"),
                arguments("{\"message\": \"x\", \"message_group_uuid\": \"\"}", 422, "[\"message_group_uuid_blank\"]"),
                arguments("{\"message\": \"x\", \"message_group_uuid\": \"1\"}", 422, "[\"message_group_uuid_blank\"]"),
                arguments(
                        "{\"message\": \"x\", \"message_group_uuid\": 1}", 422, "[\"message_group_uuid_wrong_type\"]"),
                arguments("{\"message\": \"x\", \"message_group_uuid\": \"" + UNKNOWN + "\"}", 404, "Not Found"),
                arguments("{\"message\": \"x\", \"handle\": \"nobody\"}", 422, "[\"user_reciever_handle_blank\"]"),
                arguments(
                        "{\"message\": \"x\", \"handle\": \"" + "x".repeat(60_000) + "\"}",
                        422,
                        "[\"user_reciever_handle_blank\"]"),
                arguments("{\"message\": \"x\", \"handle\": \"BAYKO\"}", 422, "[\"message_oneself\"]"),
                arguments("{\"message\": ", 400, "not JSON"),
                arguments("null", 422, "[\"body_wrong_type\"]"),
                arguments("[]", 422, "[\"body_wrong_type\"]"));
    }

    @ParameterizedTest
    @MethodSource("badMessages")
    void aBadMessageIsRefusedAndWritesNothing(String body, int status, String answer) {
        var response = bayko.post("/api/messages", body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains(answer);
        assertThat(bayko.json("/api/messages/" + group)).hasSize(1);
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        var body = "{\"message\": \"ÿ\", \"handle\": \"andrewbrown\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(bayko.sendBytes("POST", "/api/messages", body).statusCode()).isEqualTo(400);
    }

    @Test
    void thousandAndTwentyFourCharactersOutsideTheBasicPlaneAreNotTooMany() {
        var text = "💣".repeat(1024);

        var response = cruddur.user("london")
                .post("/api/messages", "{\"message\": \"%s\", \"handle\": \"andrewbrown\"}".formatted(text));

        assertThat(Actor.json(response).get("message").asString()).isEqualTo(text);
    }

    static Stream<Arguments> badLifetimes() {
        return Stream.of(
                arguments("", "ttl_blank"),
                arguments("{}", "ttl_blank"),
                arguments("{\"ttl\": \"\"}", "ttl_blank"),
                arguments("{\"ttl\": \"2-days\"}", "ttl_blank"),
                arguments("{\"ttl\": \"PT59S\"}", "ttl_blank"),
                arguments("{\"ttl\": \"-PT2M\"}", "ttl_blank"),
                arguments("{\"ttl\": \"P366D\"}", "ttl_blank"),
                arguments("{\"ttl\": \"P99999999999999999999D\"}", "ttl_blank"),
                arguments("{\"ttl\": \"a\\u0000\"}", "ttl_blank"),
                arguments("{\"ttl\": 60}", "ttl_wrong_type"),
                arguments("{\"ttl\": {}}", "ttl_wrong_type"));
    }

    @ParameterizedTest
    @MethodSource("badLifetimes")
    void aBadLifetimeIsRefused(String body, String code) {
        var response = bayko.put("/api/message_groups/" + group + "/lifetime", body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        assertThat(response.body()).isEqualTo("[\"" + code + "\"]");
        assertThat(bayko.json("/api/message_groups").get(0).get("lifetime").isNull())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1M", "P365D", "pt90s", "30-days", "1-hour"})
    void theLifetimesThatAreOfferedAreTaken(String ttl) {
        var path = "/api/message_groups/" + group + "/lifetime";

        assertThat(bayko.put(path, "{\"ttl\": \"%s\"}".formatted(ttl)).statusCode())
                .isEqualTo(200);
        assertThat(bayko.put(path, "{\"ttl\": null}").statusCode()).isEqualTo(200);
    }

    @Test
    void aConversationExistsForItsTwoPeopleOnly() {
        for (var path : List.of(group, UNKNOWN, "1", "0", "@nobody", "@%FF", "@" + "x".repeat(100))) {
            var reader = cruddur.user("london");
            assertThat(reader.get("/api/messages/" + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        for (var stranger : List.of(cruddur.user("london"), cruddur.user("admin", "admin"))) {
            assertThat(stranger.post(
                                    "/api/messages",
                                    "{\"message\": \"x\", \"message_group_uuid\": \"%s\"}".formatted(group))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(stranger.post("/api/message_groups/" + group + "/read", "")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(stranger.put("/api/message_groups/" + group + "/lifetime", "{\"ttl\": \"1-day\"}")
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(bayko.get("/api/messages/@bayko").body()).isEqualTo("[]");
        assertThat(cruddur.user("paris").get("/api/messages/@bayko").body()).isEqualTo("[]");
    }

    @Test
    void anonymousAndSuspendedCallersAreRefused() {
        var suspended = cruddur.user("suspended");
        cruddur.database().execute("UPDATE public.users SET suspended_at = now() WHERE handle = 'suspended'");

        assertThat(statuses(cruddur.anonymous())).containsOnly(401);
        assertThat(statuses(suspended)).containsOnly(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "cursor=x"})
    void aBadPageIsRefused(String query) {
        assertThat(bayko.get("/api/message_groups?" + query).statusCode()).isEqualTo(400);
        assertThat(bayko.get("/api/messages/" + group + "?" + query).statusCode())
                .isEqualTo(400);
        assertThat(bayko.get("/api/messages/@andrewbrown?" + query).statusCode())
                .isEqualTo(400);
    }

    private static List<Integer> statuses(Actor actor) {
        return Stream.of(
                        actor.get("/api/message_groups"),
                        actor.get("/api/messages/" + group),
                        actor.get("/api/messages/@andrewbrown"),
                        actor.post("/api/messages", "{\"message\": \"x\", \"handle\": \"bayko\"}"),
                        actor.post("/api/message_groups/" + group + "/read", ""),
                        actor.put("/api/message_groups/" + group + "/lifetime", "{\"ttl\": \"1-day\"}"))
                .map(response -> response.statusCode())
                .toList();
    }
}
