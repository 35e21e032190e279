package com.cruddur.testing;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * {@code docs/openapi.yaml}, which every answer of the tests is held against: the operation, its status, its headers,
 * its body by the schema; and what was sent, when it was taken.
 */
public final class Contract {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "PATCH");

    /** What any address may answer, as a problem, without saying so at each: the server decides before the route. */
    private static final Set<Integer> ANYWHERE = Set.of(408, 413, 414, 429, 431, 503);

    private static final Contract INSTANCE = new Contract();

    private final JsonMapper json = JsonMapper.shared();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(Dialects.getDraft202012());
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();
    private final JsonNode document;
    private final List<Operation> operations;

    private Contract() {
        document = new YAMLMapper().readTree(Path.of(System.getProperty("checkout"), "docs", "openapi.yaml"));
        operations = document.get("paths")
                .propertyStream()
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT))
                        .filter(METHODS::contains)
                        .map(method -> new Operation(method, path.getKey(), document)))
                .sorted(Comparator.comparingInt(Operation::literals).reversed())
                .toList();
    }

    /** The document of this checkout. */
    public static Contract instance() {
        return INSTANCE;
    }

    /** Everything documented. */
    public List<Operation> operations() {
        return operations;
    }

    /** Whether {@code path}, or the pattern of a route, belongs to the API and not to the pages. */
    public static boolean covers(String path) {
        return path.startsWith("/api/") || path.startsWith("/health/") || path.equals("/metrics");
    }

    /** Fails when {@code response} is not what the document says of the request. */
    void check(HttpRequest request, byte[] sent, HttpResponse<String> response) {
        var method = request.method();
        var uri = request.uri();
        if (!covers(uri.getRawPath())) {
            return;
        }
        var violations = new ArrayList<String>();
        if (response.headers().firstValue("X-Request-Id").isEmpty()) {
            violations.add("X-Request-Id is missing");
        }
        var fitting = nearest(uri.getRawPath());
        var meant = fitting.stream()
                .filter(operation -> operation.method().equals(method.equals("HEAD") ? "GET" : method))
                .findFirst();
        meant.ifPresentOrElse(
                operation -> checkDocumented(operation, method, uri, sent, response, violations),
                () -> checkUndocumented(method, fitting, response, violations));
        if (!violations.isEmpty()) {
            throw new AssertionError("%s %s answered %s and breaks docs/openapi.yaml (%s):%n- %s%nThe body: %s"
                    .formatted(
                            method,
                            uri.getRawPath(),
                            response.statusCode(),
                            meant.map(Operation::toString).orElse("no such operation"),
                            String.join("\n- ", violations),
                            response.body()));
        }
        if (response.statusCode() / 100 == 2 && !method.equals("HEAD")) {
            meant.ifPresent(operation -> ExercisedOperations.add(operation.toString()));
        }
    }

    /** The operations of the first path that fits, as the service looks for it. */
    private List<Operation> nearest(String rawPath) {
        return operations.stream()
                .filter(operation -> operation.fits(rawPath))
                .map(Operation::path)
                .findFirst()
                .map(path -> operations.stream()
                        .filter(operation -> operation.path().equals(path))
                        .toList())
                .orElse(List.of());
    }

    private void checkDocumented(
            Operation operation,
            String method,
            URI uri,
            byte[] sent,
            HttpResponse<String> response,
            List<String> violations) {
        var status = response.statusCode();
        var documented = operation.response(status);
        if (documented.isEmpty()) {
            if (ANYWHERE.contains(status)) {
                checkProblem(response, violations);
            } else {
                violations.add("the status is not documented");
            }
            return;
        }
        checkHeaders(operation, documented.get().path("headers"), response, violations);
        checkContent(documented.get().path("content"), method.equals("HEAD"), response, violations);
        if (status / 100 == 2) {
            checkRequest(operation, uri, sent, violations);
        }
    }

    /** An address that is not documented is none; another method is refused, or OPTIONS, which tells the methods. */
    private void checkUndocumented(
            String method, List<Operation> fitting, HttpResponse<String> response, List<String> violations) {
        var status = response.statusCode();
        if (!fitting.isEmpty() && (status == 405 || method.equals("OPTIONS"))) {
            var path = fitting.getFirst().path();
            var methods = new TreeSet<>(Set.of("OPTIONS"));
            fitting.stream().filter(operation -> operation.path().equals(path)).forEach(operation -> {
                methods.add(operation.method());
                if (operation.method().equals("GET")) {
                    methods.add("HEAD");
                }
            });
            var allow = response.headers().firstValue("Allow");
            if (allow.isPresent() && !allow.get().equals(String.join(", ", methods))) {
                violations.add("Allow is %s, documented are %s".formatted(allow.get(), methods));
            }
        }
        if (method.equals("OPTIONS") && status / 100 == 2) {
            return;
        }
        if (status != (fitting.isEmpty() ? 404 : 405) && !ANYWHERE.contains(status)) {
            violations.add("the operation is not documented");
        } else if (!method.equals("HEAD")) {
            checkProblem(response, violations);
        }
    }

    private void checkProblem(HttpResponse<String> response, List<String> violations) {
        if (!mediaType(response).equals("application/problem+json")) {
            violations.add("a problem was expected, not " + mediaType(response));
        } else {
            checkJson(document.at("/components/schemas/Problem"), response.body(), "the body", violations);
        }
    }

    private void checkHeaders(
            Operation operation, JsonNode headers, HttpResponse<String> response, List<String> violations) {
        headers.forEachEntry((name, reference) -> {
            var header = operation.resolved(reference);
            var value = response.headers().firstValue(name);
            if (value.isPresent()) {
                checkText(header.get("schema"), value.get(), "the header " + name, violations);
            } else if (header.path("required").asBoolean(false)) {
                violations.add("the header %s is missing".formatted(name));
            }
        });
    }

    private void checkContent(
            JsonNode content, boolean headOnly, HttpResponse<String> response, List<String> violations) {
        if (content.isEmpty() || headOnly) {
            if (!response.body().isEmpty()) {
                violations.add("there should be no body");
            }
            return;
        }
        var mediaType = mediaType(response);
        if (!content.has(mediaType)) {
            violations.add("the content type %s is not documented".formatted(mediaType));
        } else if (mediaType.endsWith("json")) {
            checkJson(content.get(mediaType).get("schema"), response.body(), "the body", violations);
        }
    }

    /** What was sent is documented, since it was taken. */
    private void checkRequest(Operation operation, URI uri, byte[] sent, List<String> violations) {
        var given = query(uri);
        var known = new LinkedHashMap<String, JsonNode>();
        operation
                .parameters("query")
                .forEach(parameter -> known.put(parameter.get("name").asString(), parameter));
        given.forEach((name, value) -> Optional.ofNullable(known.get(name))
                .ifPresentOrElse(
                        parameter -> checkText(parameter.get("schema"), value, "the parameter " + name, violations),
                        () -> violations.add("the parameter %s is not documented".formatted(name))));
        known.forEach((name, parameter) -> {
            if (parameter.path("required").asBoolean(false) && !given.containsKey(name)) {
                violations.add("the parameter %s was not sent, but is documented as required".formatted(name));
            }
        });
        var path = operation.pathValues(uri.getRawPath());
        operation.parameters("path").forEach(parameter -> {
            var name = parameter.get("name").asString();
            checkText(parameter.get("schema"), path.getOrDefault(name, ""), "the path's " + name, violations);
        });
        if (sent.length > 0) {
            operation
                    .requestSchema()
                    .ifPresent(schema -> checkJson(
                            schema, new String(sent, StandardCharsets.UTF_8), "the request's body", violations));
        } else if (operation.needsBody()) {
            violations.add("no body was sent, but one is documented as required");
        }
    }

    private void checkJson(JsonNode schema, String text, String what, List<String> violations) {
        try {
            check(schema, json.readTree(text), what, violations);
        } catch (JacksonException e) {
            violations.add(what + " is no JSON: " + e.getOriginalMessage());
        }
    }

    /** Texts of queries and headers stand for numbers where numbers are documented. */
    private void checkText(JsonNode schema, String text, String what, List<String> violations) {
        var type = schema.has("$ref")
                ? document.at(schema.get("$ref").asString().substring(1)).path("type")
                : schema.path("type");
        var value = type.asString("").matches("integer|number|boolean") && text.matches("-?[0-9]+|true|false")
                ? json.readTree(text)
                : json.getNodeFactory().stringNode(text);
        check(schema, value, what, violations);
    }

    private void check(JsonNode schema, JsonNode value, String what, List<String> violations) {
        schemas.computeIfAbsent(schema, this::compiled)
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .forEach(error -> violations.add("%s: %s".formatted(what, error)));
    }

    /** The components come along, so that references lead somewhere. */
    private Schema compiled(JsonNode schema) {
        var whole = (ObjectNode) schema.deepCopy();
        whole.set("components", document.get("components"));
        return registry.getSchema(whole);
    }

    private static Map<String, String> query(URI uri) {
        var values = new LinkedHashMap<String, String>();
        if (uri.getRawQuery() != null) {
            for (var pair : uri.getRawQuery().split("&", -1)) {
                var parts = pair.split("=", 2);
                values.put(
                        URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    private static String mediaType(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Content-Type")
                .orElse("none")
                .replaceFirst(";.*", "")
                .strip();
    }
}
