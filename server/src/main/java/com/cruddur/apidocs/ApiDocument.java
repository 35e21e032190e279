package com.cruddur.apidocs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The packaged OpenAPI document. The first request loads it, because most servers never get one. */
public final class ApiDocument {

    private @Nullable JsonNode document;

    /** Returns the document as YAML, as written. */
    public byte[] yaml() {
        try (var stream = Objects.requireNonNull(ApiDocument.class.getResourceAsStream("openapi.yaml"))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the document as JSON. */
    public byte[] json() {
        return JsonMapper.shared().writeValueAsBytes(tree());
    }

    synchronized JsonNode tree() {
        var tree = document;
        if (tree == null) {
            tree = YAMLMapper.shared().readTree(yaml());
            document = tree;
        }
        return tree;
    }

    /** Resolves {@code part} if it is a reference. */
    JsonNode resolved(JsonNode part) {
        return part.has("$ref") ? tree().at(part.get("$ref").asString().substring(1)) : part;
    }
}
