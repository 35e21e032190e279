package com.cruddur.apidocs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The content of the page: operations by tag, then the named schemas. */
public record DocsView(String title, String version, Prose description, List<Group> groups, List<Schema> schemas) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    /** The operations of a tag. */
    public record Group(String name, Prose description, List<Operation> operations) {}

    /** One operation; {@code id} is its anchor. */
    public record Operation(
            String id,
            String method,
            String path,
            String summary,
            Prose description,
            boolean signedIn,
            List<Parameter> parameters,
            List<Content> request,
            List<Answer> answers,
            String curl) {}

    /** A parameter in the path, the query or a header. */
    public record Parameter(String name, String place, boolean required, Prose description, String words) {}

    /** A request or response body in one media type. */
    public record Content(String mediaType, SchemaView schema) {}

    /** A response status with its meaning. */
    public record Answer(String status, Prose description, List<Content> contents) {}

    /** A named schema. */
    public record Schema(String name, Prose description, SchemaView schema) {}

    static DocsView of(ApiDocument document, String origin) {
        var tree = document.tree();
        var curl = new CurlExample(document, origin);
        var groups = new ArrayList<Group>();
        for (var tag : tree.path("tags")) {
            var name = tag.get("name").asString();
            var operations = tree.get("paths")
                    .propertyStream()
                    .flatMap(path -> path.getValue()
                            .propertyStream()
                            .filter(entry -> METHODS.contains(entry.getKey()))
                            .filter(entry -> entry.getValue()
                                    .path("tags")
                                    .path(0)
                                    .asString("")
                                    .equals(name))
                            .map(entry -> operation(document, curl, path.getKey(), path.getValue(), entry.getKey())))
                    .toList();
            groups.add(new Group(name, prose(tag), operations));
        }
        var schemas = tree.path("components")
                .path("schemas")
                .propertyStream()
                .map(entry -> new Schema(entry.getKey(), prose(entry.getValue()), SchemaView.of(entry.getValue())))
                .toList();
        var info = tree.get("info");
        return new DocsView(
                info.get("title").asString(),
                info.get("version").asString(),
                prose(info),
                List.copyOf(groups),
                schemas);
    }

    private static Operation operation(
            ApiDocument document, CurlExample curl, String path, JsonNode item, String lowerMethod) {
        var node = item.get(lowerMethod);
        var method = lowerMethod.toUpperCase(Locale.ROOT);
        var parameters = Stream.of(item, node)
                .flatMap(part -> part.path("parameters").valueStream())
                .map(document::resolved)
                .map(DocsView::parameter)
                .toList();
        var answers = node.get("responses")
                .propertyStream()
                .map(entry -> answer(entry.getKey(), document.resolved(entry.getValue())))
                .toList();
        return new Operation(
                node.get("operationId").asString(),
                method,
                path,
                node.path("summary").asString(""),
                prose(node),
                !node.path("security").isEmpty(),
                parameters,
                contents(document.resolved(node.path("requestBody"))),
                answers,
                curl.of(method, path, node));
    }

    private static Parameter parameter(JsonNode node) {
        return new Parameter(
                node.get("name").asString(),
                node.get("in").asString(),
                node.path("required").asBoolean(false),
                prose(node),
                SchemaView.of(node.path("schema")).words());
    }

    private static Answer answer(String status, JsonNode node) {
        return new Answer(status, prose(node), contents(node));
    }

    private static List<Content> contents(JsonNode node) {
        return node.path("content")
                .propertyStream()
                .map(entry -> new Content(
                        entry.getKey(), SchemaView.of(entry.getValue().path("schema"))))
                .toList();
    }

    private static Prose prose(JsonNode node) {
        return Prose.of(node.path("description").asString(""));
    }
}
