package com.cruddur.apidocs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.platform.html.ErrorMessages;
import com.cruddur.platform.language.Language;
import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * What can be done by a form and by JSON is refused alike: the same input by the same codes, and what the limits count is
 * counted together. Each route that takes a form or JSON is a face of an operation of {@link TwoFacedOperation}, or is
 * listed here with the reason why it is not.
 */
class FormsAndJsonTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Routes that take input and have one face, or input that cannot be wrong, and why. */
    private static final Map<String, String> NOT_TESTED = Map.ofEntries(
            Map.entry("POST /activities/{uuid}/delete", "takes no input"),
            Map.entry("DELETE /api/activities/{uuid}", "takes no input"),
            Map.entry(
                    "PUT /api/activities/{uuid}/lifetime", "for authors, as ActivityDeletionTest tries by both faces"),
            Map.entry("POST /activities/{uuid}/lifetime", "for authors, as ActivityDeletionTest tries by both faces"),
            Map.entry("POST /sign-out", "takes no input"),
            Map.entry("POST /api/auth/sign-out", "takes no input"),
            Map.entry("POST /language", "offers a choice, as LanguagePagesTest makes it"),
            Map.entry("POST /api/auth/sign-out-everywhere", "takes no input"),
            Map.entry("POST /settings/account/sessions/{uuid}/end", "takes no input"),
            Map.entry("DELETE /api/auth/sessions/{uuid}", "takes no input"),
            Map.entry("POST /settings/picture", "takes a picture, as AvatarsTest tries by both faces"),
            Map.entry("POST /settings/picture/remove", "takes no input"),
            Map.entry("PUT /api/profile/avatar", "takes a picture, as AvatarsTest tries by both faces"),
            Map.entry("DELETE /api/profile/avatar", "takes no input"),
            Map.entry("POST /messages/{message_group_uuid}/read", "takes no input"),
            Map.entry("POST /api/message_groups/{message_group_uuid}/read", "takes no input"),
            Map.entry("PUT /api/message_groups/{message_group_uuid}/lifetime", "its form offers a choice"),
            Map.entry("POST /messages/{message_group_uuid}/lifetime", "offers a choice, as LivePagesTest makes it"),
            Map.entry("POST /notifications/read", "takes no input"),
            Map.entry("POST /api/notifications/read", "has no form with input"),
            Map.entry("POST /api/reports/{uuid}/resolve", "its form offers a choice"),
            Map.entry("POST /reports/{uuid}/resolve", "offers a choice, as ReportsTest makes it"),
            Map.entry("POST /@{handle}/readmit", "takes no input"),
            Map.entry("PUT /api/users/@{handle}/suspension", "has no form"),
            Map.entry("DELETE /api/users/@{handle}/suspension", "has no form"),
            Map.entry("PUT /api/users/@{handle}/role", "has no form"));

    private static Cruddur cruddur;

    @BeforeAll
    static void start() {
        cruddur = Cruddur.start();
        TwoFacedOperation.prepare(cruddur);
    }

    @AfterAll
    static void stop() {
        cruddur.close();
    }

    @Test
    void everyRouteThatTakesInputIsTestedByBothFacesOrListed() {
        var tested = TwoFacedOperation.ALL.stream()
                .flatMap(operation -> operation.routes().stream())
                .toList();
        var changing = cruddur.routes().stream()
                .filter(route -> !route.startsWith("GET ") && !route.startsWith("HEAD "))
                .toList();

        assertThat(changing)
                .allSatisfy(route -> assertThat(tested.contains(route) || NOT_TESTED.containsKey(route))
                        .as("%s is in neither list", route)
                        .isTrue());
        assertThat(Stream.concat(tested.stream(), NOT_TESTED.keySet().stream()))
                .as("routes that there are not")
                .isSubsetOf(changing);
        assertThat(NOT_TESTED.keySet()).doesNotContainAnyElementsOf(tested);
    }

    static List<TwoFacedOperation> operations() {
        return TwoFacedOperation.ALL;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void theSameInputIsRefusedByTheSameCodes(TwoFacedOperation operation) {
        for (var bad : operation.badInputs()) {
            var input = new LinkedHashMap<>(operation.input());
            input.put(bad.field(), bad.value());
            var as = "%s with %s = %s".formatted(operation, bad.field(), JSON.writeValueAsString(bad.value()));

            var json = json(actor(operation), operation, input);
            assertThat(json.statusCode()).as(as).isEqualTo(422);
            assertThat(json.body()).as(as).isEqualTo("[\"" + bad.code() + "\"]");

            var form = form(actor(operation), operation, input);
            assertThat(form.statusCode()).as(as).isEqualTo(422);
            assertThat(text(form)).as(as).contains(ErrorMessages.of(Language.ENGLISH.texts(), List.of(bad.code())));
        }
    }

    static List<TwoFacedOperation> operationsWithInput() {
        return TwoFacedOperation.ALL.stream()
                .filter(operation -> !operation.input().isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("operationsWithInput")
    void textThatIsNotUtf8IsRefusedByBoth(TwoFacedOperation operation) {
        var field = operation.input().keySet().iterator().next();
        for (var body : List.of("{\"" + field + "\": \"a\u00ff\"}", field + "=a%FF", field + "=a\u00ff")) {
            var isJson = body.startsWith("{");
            var answer = actor(operation)
                    .sendBytes(
                            isJson ? operation.jsonMethod() : "POST",
                            isJson ? operation.jsonPath() : operation.formPath(),
                            body.getBytes(StandardCharsets.ISO_8859_1),
                            "Sec-Fetch-Site",
                            "same-origin");
            assertThat(answer.statusCode()).as("%s with %s", operation, body).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatIsRightIsTakenByBoth(TwoFacedOperation operation) {
        if (operation.expectedCode() == null) {
            assertThat(json(actor(operation), operation, operation.inputOf("irina"))
                            .statusCode())
                    .as("%s as JSON", operation)
                    .isEqualTo(200);
            assertThat(form(actor(operation), operation, operation.inputOf("irina"))
                            .statusCode())
                    .as("%s as a form", operation)
                    .isEqualTo(303);
        }
    }

    /** Two are allowed: whichever face they come by, and however the name is spelled, the third is refused. */
    @Test
    void bothFacesAreCountedTogether() {
        var softly = new SoftAssertions();
        try (var limited = Cruddur.start(Map.of("RATE_LIMITS", "guesses=1000,account-guesses=2,mails=2"))) {
            TwoFacedOperation.prepare(limited);
            var number = 0;
            for (var operation : TwoFacedOperation.ALL) {
                if (!operation.limited()) {
                    continue;
                }
                for (var firstByForm : List.of(true, false)) {
                    number++;
                    var actor = operation.signedIn() ? limited.user("owner" + number) : limited.anonymous();
                    var first = send(firstByForm, actor, operation, operation.inputOf("irina" + number));
                    var second = send(!firstByForm, actor, operation, operation.inputOf("irina" + number));
                    var third = send(firstByForm, actor, operation, operation.inputOf("İRINA" + number));
                    softly.assertThat(List.of(first.statusCode(), second.statusCode()))
                            .as(operation.toString())
                            .isSubsetOf(200, 303, 422);
                    softly.assertThat(third.statusCode())
                            .as(operation.toString())
                            .isEqualTo(429);
                }
            }
        }
        softly.assertAll();
    }

    private static HttpResponse<String> send(
            boolean byForm, Actor actor, TwoFacedOperation operation, Map<String, String> input) {
        return byForm ? form(actor, operation, input) : json(actor, operation, input);
    }

    private static Actor actor(TwoFacedOperation operation) {
        return operation.signedIn() ? cruddur.user("owner") : cruddur.anonymous();
    }

    private static HttpResponse<String> json(Actor actor, TwoFacedOperation operation, Map<String, String> input) {
        var body = new LinkedHashMap<>(input);
        body.putAll(operation.onlyInJson());
        return actor.sendBody(operation.jsonMethod(), operation.jsonPath(), JSON.writeValueAsString(body));
    }

    private static HttpResponse<String> form(Actor actor, TwoFacedOperation operation, Map<String, String> input) {
        var body = input.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return actor.sendBody(
                "POST", operation.formPath(), body, "Sec-Fetch-Site", "same-origin", "Accept", "text/html");
    }

    /** As a reader sees it: the few characters that templates escape, put back. */
    private static String text(HttpResponse<String> page) {
        return page.body().replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&");
    }
}
