package com.cruddur.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Contract;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Random requests to every operation of {@code docs/openapi.yaml}, legal and not. {@link Actor} holds each answer
 * against the document; here none may be a fault of the service. {@code bench/fuzz} sends more of them.
 */
class FuzzTest {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 3_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_129);

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    /** Texts that have broken parsers, collations, encoders and queries. */
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "0",
            "-1",
            "1e400",
            "9223372036854775808",
            "null",
            "true",
            "%",
            "%00",
            "\0",
            "a\0b",
            "\t\r\n",
            "'",
            "\"",
            "\\",
            "' OR 1=1 --",
            "{{7*7}}${7*7}",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            ";x=y",
            "@",
            "#",
            "#tag @bayko https://x.example/",
            "İıſK",
            "e\u0301",
            "\u200b\u2060\u3164",
            "\u202Eabc",
            "\uD83D\uDC69\u200D\uD83D\uDC67",
            "\uFFFF",
            "１２３",
            "今日は",
            "x".repeat(281),
            "y".repeat(1_025),
            "00000000-0000-7000-8000-00000000dead",
            "2026-02-30T25:61:61Z",
            "1-day");

    private final Random random = new Random(SEED);
    private final List<String> known = new ArrayList<>();

    @Test
    void noRequestIsAFaultOfTheService() {
        try (var cruddur = Cruddur.start()) {
            var operations = Contract.instance().operations().stream()
                    .filter(operation -> !operation.path().equals("/api/stream")) // its answer does not end
                    .toList();
            for (var handle : List.of("andrewbrown", "bayko", "worf")) {
                known.add(handle);
                cruddur.database().addUser(handle);
                cruddur.database().addActivity(handle, "hello of " + handle, "1 minute");
            }
            known.addAll(cruddur.database().texts("SELECT uuid FROM public.activities"));
            known.addAll(cruddur.database().texts("SELECT uuid FROM public.users"));

            for (var count = 0; count < REQUESTS; count++) {
                send(cruddur, any(operations), count);
            }
        }
    }

    private void send(Cruddur cruddur, Operation operation, int count) {
        var actor = any(List.of("", "andrewbrown", "bayko", "admin"));
        var request = path(operation) + query(operation);
        var body = operation.requestSchema().map(this::body).orElse("");
        var what = "request %s with seed %s: %s %s %s".formatted(count, SEED, operation.method(), request, body);
        try {
            var response = actor(cruddur, actor).sendBody(operation.method(), request, body);
            assertThat(response.statusCode()).as(what).isLessThan(500);
            assertThat(response.body()).as(what).doesNotContain("Exception", "\tat ");
        } catch (AssertionError e) {
            throw new AssertionError(what, e);
        }
    }

    private static Actor actor(Cruddur cruddur, String handle) {
        return switch (handle) {
            case "" -> cruddur.anonymous();
            case "admin" -> cruddur.user("worf", "admin");
            default -> cruddur.user(handle);
        };
    }

    private String path(Operation operation) {
        return PARAMETER.matcher(operation.path()).replaceAll(_ -> encoded(nonEmpty(text())));
    }

    private String query(Operation operation) {
        var query = operation.parameters("query").stream()
                .filter(_ -> random.nextBoolean())
                .map(parameter -> parameter.get("name").asString() + "=" + encoded(value(parameter.get("schema"))))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private String value(JsonNode schema) {
        if (schema.has("enum") && random.nextBoolean()) {
            return any(schema.get("enum").valueStream().toList()).asString();
        }
        return schema.path("type").asString("").equals("integer") && random.nextBoolean()
                ? Integer.toString(random.nextInt(-2, 105))
                : text();
    }

    /** An object with some of its fields, most of them of the right type; now and then something else. */
    private String body(JsonNode schema) {
        if (random.nextInt(20) == 0) {
            return text();
        }
        return schema.path("properties")
                .propertyStream()
                .filter(_ -> random.nextInt(5) > 0)
                .map(property -> quoted(property.getKey()) + ":" + json(property.getValue(), 0))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String json(JsonNode schema, int depth) {
        return switch (random.nextInt(depth > 3 ? 5 : 9)) {
            case 0 -> any(List.of("null", "true", "-1", "1.5", "9".repeat(1_001), "1e400"));
            case 1, 2, 3 -> quoted(text());
            case 5 -> "[" + json(schema, depth + 1) + "]";
            case 6 -> "{\"a\":" + json(schema, depth + 1) + "}";
            default -> quoted(value(schema));
        };
    }

    private String text() {
        return random.nextBoolean() ? any(known) : any(TEXTS);
    }

    private static String nonEmpty(String text) {
        return text.isEmpty() ? " " : text;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
