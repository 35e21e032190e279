package com.cruddur.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * What existing front ends call, the way they call it: from another origin, with a Content-Type on GET too, and with the
 * fields they read. They take 200 for success and everything else for a failure.
 */
class FrontEndContractTest {

    private static final String FRONTEND = "https://app.example.com";
    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";
    private static final List<String> ACTIVITY = List.of(
            "uuid",
            "display_name",
            "handle",
            "message",
            "replies_count",
            "reposts_count",
            "likes_count",
            "reply_to_activity_uuid",
            "expires_at",
            "created_at");
    private static final List<String> MESSAGE = List.of("uuid", "display_name", "handle", "message", "created_at");

    private static Cruddur cruddur;
    private static Actor anyone;
    private static Actor andrew;
    private static Actor bayko;

    @BeforeAll
    static void start() {
        cruddur = Cruddur.start(Map.of("FRONTEND_URL", FRONTEND));
        anyone = frontEnd(cruddur.anonymous());
        andrew = frontEnd(cruddur.user("andrewbrown"));
        bayko = frontEnd(cruddur.user("bayko"));
    }

    @AfterAll
    static void stop() {
        cruddur.close();
    }

    private static Actor frontEnd(Actor actor) {
        return actor.with("Origin", FRONTEND);
    }

    private static HttpResponse<String> get(Actor actor, String path) {
        return actor.get(path, "Content-Type", "application/json");
    }

    private static JsonNode read(Actor actor, String path) {
        return succeeded(get(actor, path));
    }

    private static JsonNode succeeded(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue(FRONTEND);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        return Actor.json(response);
    }

    private static JsonNode posted(String message) {
        return succeeded(
                andrew.post("/api/activities", "{\"message\": \"%s\", \"ttl\": \"7-days\"}".formatted(message)));
    }

    private static String conversation(String message) {
        return succeeded(
                        andrew.post("/api/messages", "{\"message\": \"%s\", \"handle\": \"bayko\"}".formatted(message)))
                .get("message_group_uuid")
                .asString();
    }

    private static void assertHas(JsonNode object, List<String> names) {
        assertThat(object.propertyNames()).containsAll(names);
    }

    private static void assertRefused(HttpResponse<String> response, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        assertThat(Actor.json(response).valueStream().map(JsonNode::asString)).contains(code);
    }

    @Test
    void getActivitiesHomeIsAnArrayOfActivitiesNewestFirst() {
        posted("older");
        var newest = posted("newest");

        var feed = read(anyone, "/api/activities/home");

        assertThat(feed.isArray()).isTrue();
        assertThat(feed.get(0).get("uuid")).isEqualTo(newest.get("uuid"));
        assertHas(feed.get(0), ACTIVITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer null", "Bearer", "Bearer ", "Bearer a.b.c", "null", "Basic eDp5", "Bearer undefined"})
    void getActivitiesHomeTakesABadTokenForNobody(String authorization) {
        var response =
                anyone.get("/api/activities/home", "Authorization", authorization, "Content-Type", "application/json");

        succeeded(response);
    }

    @Test
    void getActivitiesNotificationsIsForWhoIsSignedIn() {
        posted("Hello @bayko");

        assertThat(get(anyone, "/api/activities/notifications").statusCode()).isEqualTo(401);
        var notifications = read(bayko, "/api/activities/notifications");

        assertThat(notifications.isArray()).isTrue();
        assertHas(notifications.get(0), List.of("uuid", "display_name", "handle", "message", "created_at"));
    }

    @Test
    void getActivitiesSearchFindsByTerm() {
        var found = posted("A zeppelin over Toronto");

        var activities = read(anyone, "/api/activities/search?term=zeppelin");

        assertThat(activities.get(0).get("uuid")).isEqualTo(found.get("uuid"));
        assertHas(activities.get(0), ACTIVITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?term=", "?term=%20"})
    void getActivitiesSearchWantsATerm(String query) {
        assertRefused(get(anyone, "/api/activities/search" + query), "search_term_blank");
    }

    @Test
    void getActivitiesAtHandleIsTheProfileAndItsActivities() {
        posted("Mine");

        var profile = read(anyone, "/api/activities/@andrewbrown");

        assertHas(
                profile.get("profile"),
                List.of("uuid", "cognito_user_uuid", "handle", "display_name", "bio", "cruds_count"));
        assertHas(profile.get("activities").get(0), ACTIVITY);
        assertThat(get(anyone, "/api/activities/@nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void getActivitiesAtHandleStatusUuidIsTheActivityAndItsReplies() {
        var uuid = posted("A thread").get("uuid").asString();
        bayko.post("/api/activities/" + uuid + "/reply", "{\"message\": \"An answer\"}");

        var thread = read(anyone, "/api/activities/@andrewbrown/status/" + uuid);

        assertHas(thread.get("activity"), ACTIVITY);
        assertHas(thread.get("replies").get(0), ACTIVITY);
    }

    @Test
    void getActivitiesUuidIsTheActivityWithRepliesInside() {
        var uuid = posted("An older front end").get("uuid").asString();

        var activity = read(anyone, "/api/activities/" + uuid);

        assertHas(activity, ACTIVITY);
        assertThat(activity.get("replies").isArray()).isTrue();
    }

    @Test
    void postActivitiesAnswersWithTheNewActivity() {
        assertHas(
                posted("New"),
                List.of(
                        "uuid",
                        "display_name",
                        "handle",
                        "message",
                        "created_at",
                        "expires_at",
                        "reply_to_activity_uuid"));
        assertThat(anyone.post("/api/activities", "{\"message\": \"x\", \"ttl\": \"1-day\"}")
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30-days", "7-days", "3-days", "1-day", "12-hours", "3-hours", "1-hour"})
    void postActivitiesKnowsEachLifetime(String ttl) {
        succeeded(andrew.post("/api/activities", "{\"message\": \"x\", \"ttl\": \"%s\"}".formatted(ttl)));
    }

    @ParameterizedTest
    @CsvSource({
        "x, 2-days, ttl_blank",
        "x, '', ttl_blank",
        "'', 1-day, message_blank",
        "' ', 1-day, message_blank",
    })
    void postActivitiesTellsWhatIsWrongByItsCode(String message, String ttl, String code) {
        assertRefused(
                andrew.post("/api/activities", "{\"message\": \"%s\", \"ttl\": \"%s\"}".formatted(message, ttl)), code);
    }

    @Test
    void postActivitiesCountsCharactersAsPeopleDo() {
        var smileys = "\uD83D\uDE00".repeat(280);

        posted(smileys);
        assertRefused(
                andrew.post("/api/activities", "{\"message\": \"%sx\", \"ttl\": \"1-day\"}".formatted(smileys)),
                "message_exceed_max_chars");
    }

    @Test
    void postActivitiesUuidReplyAnswersWithTheNewActivity() {
        var uuid = posted("Answer me").get("uuid").asString();
        var path = "/api/activities/" + uuid + "/reply";

        var reply = succeeded(bayko.post(path, "{\"message\": \"Here\", \"activity_uuid\": \"%s\"}".formatted(uuid)));

        assertThat(reply.get("reply_to_activity_uuid").asString()).isEqualTo(uuid);
        assertRefused(bayko.post(path, "{\"message\": \"\"}"), "message_blank");
        assertRefused(
                bayko.post(path, "{\"message\": \"%s\"}".formatted("x".repeat(1025))), "message_exceed_max_chars_1024");
    }

    @Test
    void getUsersAtHandleShortIsThePersonInShort() {
        assertThat(read(anyone, "/api/users/@bayko/short").propertyNames())
                .containsExactlyInAnyOrder("uuid", "handle", "display_name");
    }

    @Test
    void getMessageGroupsIsAnArrayOfTheOtherPersonsAndTheLastMessages() {
        conversation("The last word");

        var groups = read(bayko, "/api/message_groups");

        assertHas(groups.get(0), MESSAGE);
        assertThat(groups.get(0).get("handle").asString()).isEqualTo("andrewbrown");
        assertThat(get(anyone, "/api/message_groups").statusCode()).isEqualTo(401);
    }

    @Test
    void getMessagesIsTheConversationOldestFirstForItsMembers() {
        var group = conversation("One");
        andrew.post("/api/messages", "{\"message\": \"Two\", \"message_group_uuid\": \"%s\"}".formatted(group));

        var messages = read(bayko, "/api/messages/" + group);

        assertHas(messages.get(0), MESSAGE);
        assertThat(messages.valueStream().map(message -> message.get("message").asString()))
                .containsSubsequence("One", "Two");
        assertThat(read(bayko, "/api/messages/@andrewbrown")).isEqualTo(messages);
        assertThat(get(frontEnd(cruddur.user("eve")), "/api/messages/" + group).statusCode())
                .isEqualTo(404);
        assertThat(get(anyone, "/api/messages/" + group).statusCode()).isEqualTo(401);
        assertThat(get(anyone, "/api/messages/@andrewbrown").statusCode()).isEqualTo(401);
    }

    @Test
    void postMessagesOpensAndContinuesAConversation() {
        var opened = succeeded(andrew.post("/api/messages", "{\"message\": \"Hi\", \"handle\": \"bayko\"}"));
        var group = opened.get("message_group_uuid").asString();

        var continued = succeeded(
                bayko.post("/api/messages", "{\"message\": \"Ho\", \"message_group_uuid\": \"%s\"}".formatted(group)));
        assertHas(continued, MESSAGE);
        assertThat(continued.get("message_group_uuid").asString()).isEqualTo(group);
        succeeded(andrew.post("/api/messages", "{\"message\": \"Hey\", \"user_receiver_handle\": \"bayko\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', bayko, message_blank",
        "Hi, '', user_reciever_handle_blank",
    })
    void postMessagesTellsWhatIsWrongByItsCode(String message, String handle, String code) {
        assertRefused(
                andrew.post(
                        "/api/messages",
                        "{\"message\": \"%s\", \"user_receiver_handle\": \"%s\"}".formatted(message, handle)),
                code);
    }

    @Test
    void postMessagesHasABound() {
        assertRefused(
                andrew.post(
                        "/api/messages", "{\"message\": \"%s\", \"handle\": \"bayko\"}".formatted("x".repeat(1025))),
                "message_exceed_max_chars_1024");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void postAndPutProfileUpdateAnswerWithThePersonInShort(String method) {
        var person = succeeded(bayko.sendBody(
                method, "/api/profile/update", "{\"bio\": \"I build\", \"display_name\": \"Andrew Bayko\"}"));

        assertHas(person, List.of("uuid", "handle", "display_name"));
        assertThat(person.get("display_name").asString()).isEqualTo("Andrew Bayko");
        assertRefused(
                bayko.sendBody(method, "/api/profile/update", "{\"bio\": \"\", \"display_name\": \"\"}"),
                "display_name_blank");
    }

    @Test
    void getHealthCheckIsWhatTheyExpect() {
        assertThat(get(anyone, "/api/health-check").body()).isEqualTo("{\"success\":true,\"ver\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/activities/home",
                "/api/activities/notifications",
                "/api/activities",
                "/api/activities/" + NOBODY + "/reply",
                "/api/messages",
                "/api/profile/update"
            })
    void preflightsAllowWhatTheySend(String path) {
        var preflight = cruddur.anonymous()
                .send(
                        "OPTIONS",
                        path,
                        "Origin",
                        FRONTEND,
                        "Access-Control-Request-Method",
                        "POST",
                        "Access-Control-Request-Headers",
                        "content-type, if-modified-since, authorization, traceparent");

        assertThat(preflight.statusCode()).isBetween(200, 204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue(FRONTEND);
        assertThat(list(preflight, "Access-Control-Allow-Methods"))
                .contains("OPTIONS", "GET", "HEAD", "POST", "PUT", "DELETE");
        assertThat(list(preflight, "Access-Control-Allow-Headers"))
                .contains("content-type", "if-modified-since", "authorization", "traceparent");
        assertThat(list(get(anyone, "/api/activities/home"), "Access-Control-Expose-Headers"))
                .contains("location", "link");
    }

    private static List<String> list(HttpResponse<?> response, String name) {
        return List.of(response.headers().firstValue(name).orElseThrow().split(",", -1));
    }
}
