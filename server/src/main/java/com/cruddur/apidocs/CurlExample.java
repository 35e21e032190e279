package com.cruddur.apidocs;

import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** An example call of an operation with curl. */
final class CurlExample {

    private static final Map<String, String> FORMATS = Map.of(
            "uuid", "0193b6a0-0000-7000-8000-000000000000",
            "date-time", "2030-01-01T00:00:00Z",
            "email", "bayko@example.com");

    private final ApiDocument document;
    private final String origin;

    CurlExample(ApiDocument document, String origin) {
        this.document = document;
        this.origin = origin;
    }

    String of(String method, String path, JsonNode operation) {
        var command = new StringBuilder("curl ");
        if (!method.equals("GET")) {
            command.append("-X ").append(method).append(' ');
        }
        command.append('\'')
                .append(origin)
                .append(path)
                .append(query(operation))
                .append('\'');
        if (!operation.path("security").isEmpty()) {
            command.append(" \\\n  -H \"Authorization: Bearer $TOKEN\"");
        }
        var body = document.resolved(operation.path("requestBody"))
                .path("content")
                .path("application/json")
                .path("schema");
        if (!body.isMissingNode()) {
            command.append(" \\\n  -H 'Content-Type: application/json' \\\n  -d '")
                    .append(sample(body))
                    .append('\'');
        }
        return command.toString();
    }

    private String query(JsonNode operation) {
        var required = operation
                .path("parameters")
                .valueStream()
                .map(document::resolved)
                .filter(parameter -> parameter.path("in").asString("").equals("query"))
                .filter(parameter -> parameter.path("required").asBoolean(false))
                .map(parameter -> parameter.get("name").asString() + "=cloud")
                .collect(Collectors.joining("&"));
        return required.isEmpty() ? "" : "?" + required;
    }

    /** Returns a value that fits the schema as far as possible. */
    private JsonNode sample(JsonNode unresolved) {
        var schema = document.resolved(unresolved);
        for (var keyword : new String[] {"example", "const", "default"}) {
            if (schema.has(keyword)) {
                return schema.get(keyword);
            }
        }
        for (var keyword : new String[] {"examples", "enum"}) {
            if (schema.has(keyword)) {
                return schema.get(keyword).get(0);
            }
        }
        for (var keyword : new String[] {"oneOf", "anyOf"}) {
            if (schema.has(keyword)) {
                return sample(schema.get(keyword).get(0));
            }
        }
        return byType(schema);
    }

    private JsonNode byType(JsonNode schema) {
        var nodes = JsonNodeFactory.instance;
        var type = schema.path("type").isArray()
                ? schema.get("type").get(0).asString()
                : schema.path("type").asString(schema.has("properties") ? "object" : "string");
        return switch (type) {
            case "object" -> {
                var sample = nodes.objectNode();
                schema.path("properties").forEachEntry((name, property) -> sample.set(name, sample(property)));
                yield sample;
            }
            case "array" -> nodes.arrayNode().add(sample(schema.path("items")));
            case "integer", "number" -> nodes.numberNode(1);
            case "boolean" -> nodes.booleanNode(true);
            default ->
                nodes.stringNode(FORMATS.getOrDefault(schema.path("format").asString(""), "…"));
        };
    }
}
