package com.cruddur.testing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One operation of {@code docs/openapi.yaml}: a method and a path, with what may be sent and answered. */
public final class Operation {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private final String method;
    private final String path;
    private final JsonNode document;
    private final JsonNode node;
    private final List<JsonNode> parameters;
    private final Pattern pattern;
    private final int literals;

    Operation(String method, String path, JsonNode document) {
        this.method = method;
        this.path = path;
        this.document = document;
        this.node = document.get("paths").get(path).get(method.toLowerCase(Locale.ROOT));
        this.parameters = Stream.of(document.get("paths").get(path), node)
                .flatMap(part -> part.path("parameters").valueStream())
                .map(this::resolved)
                .toList();
        this.literals = PARAMETER.matcher(path).replaceAll("").length();
        this.pattern = Pattern.compile("\\Q" + PARAMETER.matcher(path).replaceAll("\\\\E([^/]+)\\\\Q") + "\\E");
    }

    public String method() {
        return method;
    }

    /** The path with its parameters in braces, as routes are written. */
    public String path() {
        return path;
    }

    /** How much of the path is no parameter: of two paths that fit, the one with more is meant. */
    int literals() {
        return literals;
    }

    boolean fits(String rawPath) {
        return pattern.matcher(rawPath).matches();
    }

    /** Parameters of the path, the query or the headers, references followed. */
    public List<JsonNode> parameters(String place) {
        return parameters.stream()
                .filter(parameter -> parameter.get("in").asString().equals(place))
                .toList();
    }

    /** The values of the path's parameters in {@code rawPath}. */
    Map<String, String> pathValues(String rawPath) {
        var names = PARAMETER.matcher(path);
        var found = pattern.matcher(rawPath);
        var values = new LinkedHashMap<String, String>();
        for (var group = 1; found.matches() && names.find(); group++) {
            values.put(names.group(1), URLDecoder.decode(found.group(group), StandardCharsets.UTF_8));
        }
        return values;
    }

    /** What is documented for this status. */
    Optional<JsonNode> response(int status) {
        return Optional.ofNullable(node.get("responses").get(Integer.toString(status)))
                .map(this::resolved);
    }

    /** Whether this status is documented. */
    public boolean documents(int status) {
        return response(status).isPresent();
    }

    /** Whether it takes a secret to get in, not one that proves who is in. */
    public boolean guesses() {
        return path.startsWith("/api/auth/") && method.equals("POST");
    }

    /** The schema of the JSON that may be sent, empty when none is documented. */
    public Optional<JsonNode> requestSchema() {
        return Optional.ofNullable(node.get("requestBody"))
                .map(this::resolved)
                .map(body -> body.get("content").get("application/json"))
                .map(content -> resolved(content.get("schema")));
    }

    /** Whether a body has to be sent. */
    boolean needsBody() {
        return Optional.ofNullable(node.get("requestBody"))
                .map(this::resolved)
                .map(body -> body.path("required").asBoolean(false))
                .orElse(false);
    }

    public JsonNode resolved(JsonNode part) {
        return part.has("$ref") ? document.at(part.get("$ref").asString().substring(1)) : part;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
