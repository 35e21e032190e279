package com.cruddur.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Contract;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.Operation;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every documented operation refuses what is not as it should be, says so properly, and changes nothing. A new
 * operation is covered by being documented.
 */
class BadInputMatrixTest {

    private static final String UNKNOWN = "00000000-0000-7000-8000-00000000dead";
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private static Cruddur cruddur;
    private static Actor admin;

    @BeforeAll
    static void start() {
        cruddur = Cruddur.shared();
        admin = cruddur.user("root", "admin");
    }

    @AfterAll
    static void stop() {
        cruddur.close();
    }

    private static Stream<Operation> all() {
        return Contract.instance().operations().stream()
                .filter(operation -> !operation.path().equals("/api/stream"));
    }

    static List<Operation> operationsWithABody() {
        return all().filter(operation -> operation.requestSchema().isPresent()).toList();
    }

    static List<Operation> operationsOnSomething() {
        return all().filter(operation -> operation.path().contains("{")).toList();
    }

    static List<Operation> operationsWithAQuery() {
        return all().filter(operation -> !operation.parameters("query").isEmpty())
                .toList();
    }

    static List<Operation> operationsForTheSignedIn() {
        return all().filter(operation -> operation.documents(401)).toList();
    }

    private static HttpResponse<String> send(Operation operation, byte[] body) {
        return admin.sendBytes(operation.method(), path(operation, UNKNOWN, "nobody"), body);
    }

    private static HttpResponse<String> send(Operation operation, String body) {
        return send(operation, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String path(Operation operation, String uuid, String other) {
        return PARAMETER
                .matcher(operation.path())
                .replaceAll(parameter -> parameter.group(1).endsWith("uuid") ? uuid : other);
    }

    @ParameterizedTest
    @MethodSource("operationsWithABody")
    void aBodyThatIsNoJsonIsRefused(Operation operation) {
        var before = rows();

        for (var body : List.of("{", "{\"a\":}", "nonsense", "{\"a\": 1,}")) {
            assertThat(send(operation, body).statusCode()).as(body).isEqualTo(400);
        }
        var invalid = new byte[] {'{', '"', 'm', '"', ':', '"', (byte) 0xff, (byte) 0xfe, '"', '}'};
        assertThat(send(operation, invalid).statusCode()).as("invalid UTF-8").isEqualTo(400);
        for (var body : List.of(
                "[".repeat(10_000),
                "{\"a\":" + "[".repeat(501) + "]".repeat(501) + "}",
                "{\"a\":" + "9".repeat(1_001) + "}",
                "{\"a\":1" + "0".repeat(1_001) + "e1}",
                "{\"a\":0." + "1".repeat(1_001) + "}",
                "{\"" + "n".repeat(60_000) + "\":1}",
                "{\"a\":NaN}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\\x\"}",
                "{'a':1}",
                "{}{}",
                "\uFEFF{}",
                "/**/{}")) {
            assertThat(send(operation, body).statusCode())
                    .as(body.length() > 60 ? body.substring(0, 60) : body)
                    .isIn(400, 422);
        }

        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("operationsWithABody")
    void aBodyThatIsNoObjectIsRefused(Operation operation) {
        var before = rows();

        for (var body : List.of("[]", "[{}]", "1", "\"x\"", "null", "true")) {
            var response = send(operation, body);
            assertThat(response.statusCode()).as(body).isEqualTo(422);
            assertThat(response.body()).as(body).isEqualTo("[\"body_wrong_type\"]");
        }

        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("operationsWithABody")
    void aFieldOfTheWrongTypeIsRefusedByName(Operation operation) {
        var before = rows();

        for (var name : fields(operation)) {
            for (var value : wrongValues(operation, name)) {
                var response = send(operation, "{\"%s\": %s}".formatted(name, value));
                assertThat(response.statusCode()).as("%s: %s", name, value).isEqualTo(422);
                assertThat(response.body()).matches("\\[\"\\w+_wrong_type\"]");
            }
            var huge = send(operation, "{\"%s\": 1e999999999}".formatted(name));
            assertThat(huge.statusCode()).as("%s: a huge number", name).isBetween(400, 422);
        }

        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("operationsWithABody")
    void textThatTheDatabaseCannotStoreIsRefused(Operation operation) {
        var before = rows();

        for (var name : fields(operation)) {
            assertThat(send(operation, "{\"%s\": \"a\\u0000b\"}".formatted(name))
                            .statusCode())
                    .as("%s with a NUL", name)
                    .isIn(401, 404, 422);
            assertThat(send(operation, "{\"%s\": \"\\ud800\"}".formatted(name)).statusCode())
                    .as("%s with half a character", name)
                    .isBetween(400, 422);
        }

        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("operationsWithABody")
    void tooMuchIsRefused(Operation operation) {
        var before = rows();

        assertThat(send(operation, "{\"message\": \"%s\"}".formatted("x".repeat(64 * 1024)))
                        .statusCode())
                .isEqualTo(413);

        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("operationsOnSomething")
    void anUnknownIdOrHandleIsNotFound(Operation operation) {
        var before = rows();

        for (var uuid : List.of(UNKNOWN, "1", "not-a-uuid", UNKNOWN + "0", "%ff", "'--")) {
            var response = admin.send(operation.method(), path(operation, uuid, "nobody-of-this-name"));
            assertThat(response.statusCode()).as(uuid).isIn(expectedOfUnknown(operation));
        }
        for (var other : List.of("%00", "%ff", "a%20b", "x".repeat(300), "'--")) {
            var response = admin.send(operation.method(), path(operation, UNKNOWN, other));
            assertThat(response.statusCode()).as(other).isLessThan(500);
        }

        assertThat(rows()).isEqualTo(before);
    }

    /** Where nothing is documented as not found, an unknown name is an empty list. */
    private static List<Integer> expectedOfUnknown(Operation operation) {
        if (operation.requestSchema().isPresent()) {
            return List.of(404, 422);
        }
        if (!operation.path().matches(".*\\{(handle|\\w*uuid)}.*")) {
            return List.of(200, 404);
        }
        return operation.documents(404) ? List.of(404) : List.of(200, 400, 422);
    }

    @ParameterizedTest
    @MethodSource("operationsWithAQuery")
    void aQueryThatCannotBeUsedIsRefused(Operation operation) {
        var path = path(operation, UNKNOWN, "nobody") + "?";

        for (var parameter : operation.parameters("query")) {
            var name = parameter.get("name").asString();
            for (var value : List.of("", "%00", "%ff", "-1", "0", "101", "abc", "9".repeat(30), "x".repeat(2_000))) {
                var status = admin.get(path + name + "=" + value).statusCode();
                assertThat(status).as("%s=%s", name, value).isLessThan(500);
                if (List.of("cursor", "limit").contains(name) && !value.isEmpty()) {
                    assertThat(status).as("%s=%s", name, value).isIn(400, 404, 422);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operationsForTheSignedIn")
    void anAnonymousCallerIsRefused(Operation operation) {
        var before = rows();
        var path = path(operation, UNKNOWN, "nobody");

        for (var authorization : List.of("", "Bearer null", "Bearer " + UNKNOWN)) {
            var someone = cruddur.anonymous();
            var response = authorization.isEmpty()
                    ? someone.send(operation.method(), path)
                    : someone.send(operation.method(), path, "Authorization", authorization);
            assertThat(response.statusCode()).as(authorization).isIn(401, operation.guesses() ? 422 : 401);
        }

        assertThat(rows()).isEqualTo(before);
    }

    /** The names of the fields that are plain values. */
    private static List<String> fields(Operation operation) {
        return operation
                .requestSchema()
                .orElseThrow()
                .path("properties")
                .propertyStream()
                .filter(field -> field.getValue().path("type").isString()
                        || field.getValue().path("type").isArray()
                        || field.getValue().has("enum"))
                .filter(field -> !field.getValue().path("type").asString("").matches("object|array"))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Values that are of no type the document gives the field. */
    private static List<String> wrongValues(Operation operation, String name) {
        var schema = operation.requestSchema().orElseThrow().path("properties").path(name);
        return schema.path("type").toString().contains("boolean")
                ? List.of("{\"a\": 1}", "[[1]]", "\"\"", "\" \"", "\"\\u0000\"", "\"true\"", "1")
                : List.of("{\"a\": 1}", "[[1]]");
    }

    /** The numbers of rows, but of events, which are written a moment after what they tell of. */
    private static Map<String, String> rows() {
        var counts = new TreeMap<String, String>();
        cruddur.database()
                .query("""
                    SELECT table_name::text AS name,
                           (xpath('/row/n/text()', query_to_xml(
                               format('SELECT count(*) AS n FROM public.%I', table_name), true, true, '')))[1]::text AS n
                    FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
                        AND table_name <> 'events'
                    """)
                .forEach(row -> counts.put(String.valueOf(row.get("name")), String.valueOf(row.get("n"))));
        return counts;
    }
}
