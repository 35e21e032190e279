package com.cruddur.apidocs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A schema as the page shows it: words for the type, and the fields of an object.
 *
 * @param words such as {@code array of}
 * @param name the named schema that the words refer to, null for an inline schema
 */
public record SchemaView(String words, @Nullable String name, List<Field> fields) {

    /** A field of an object. */
    public record Field(String name, boolean required, Prose description, SchemaView schema) {}

    static final String PREFIX = "#/components/schemas/";

    static SchemaView of(JsonNode schema) {
        if (schema.has("$ref")) {
            var path = schema.get("$ref").asString().substring(PREFIX.length()).split("/properties/", -1);
            return new SchemaView(path.length == 1 ? "" : path[1] + " of", path[0], List.of());
        }
        for (var choice : List.of("oneOf", "anyOf")) {
            if (schema.has(choice)) {
                return choice(schema.get(choice));
            }
        }
        if (schema.has("items")) {
            var items = of(schema.get("items"));
            return new SchemaView("array of " + items.words(), items.name(), items.fields());
        }
        return new SchemaView(words(schema), null, fields(schema));
    }

    private static SchemaView choice(JsonNode options) {
        var views = options.valueStream().map(SchemaView::of).toList();
        var words = views.stream()
                .map(view -> (view.words() + " " + (view.name() == null ? "" : view.name())).strip())
                .collect(Collectors.joining(" or "));
        var fields = views.stream().flatMap(view -> view.fields().stream()).toList();
        return new SchemaView(words, null, fields);
    }

    private static List<Field> fields(JsonNode schema) {
        var fields = new ArrayList<Field>();
        var required =
                schema.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        for (var part : schema.path("allOf")) {
            fields.addAll(of(part).fields());
        }
        schema.path("properties")
                .forEachEntry((name, property) -> fields.add(new Field(
                        name,
                        required.contains(name),
                        Prose.of(property.path("description").asString("")),
                        of(property))));
        return List.copyOf(fields);
    }

    private static String words(JsonNode schema) {
        var words = new ArrayList<String>();
        words.add(type(schema));
        if (schema.has("format")) {
            words.add("(" + schema.get("format").asString() + ")");
        }
        if (schema.has("enum")) {
            words.add("one of "
                    + schema.get("enum").valueStream().map(JsonNode::asString).collect(Collectors.joining(", ")));
        }
        if (schema.has("const")) {
            words.add("always " + schema.get("const").asString());
        }
        bound(words, schema, "minimum", "from %s");
        bound(words, schema, "maximum", "to %s");
        bound(words, schema, "minLength", "at least %s characters");
        bound(words, schema, "maxLength", "up to %s characters");
        bound(words, schema, "default", "%s unless told");
        return String.join(" ", words);
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        if (type.isArray()) {
            return type.valueStream().map(JsonNode::asString).collect(Collectors.joining(" or "));
        }
        return type.asString(schema.has("properties") || schema.has("allOf") ? "object" : "anything");
    }

    private static void bound(List<String> words, JsonNode schema, String keyword, String pattern) {
        if (schema.has(keyword)) {
            words.add(pattern.formatted(schema.get(keyword).asString()));
        }
    }
}
