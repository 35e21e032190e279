package com.cruddur.infra;

import com.cruddur.infra.Templates.Resource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A template as text that people read: a line for each property, without tags, and without the hashes behind names. */
final class Reduced {

    private static final List<String> LEFT_OUT = List.of("Tags", "UserPoolTags", "DashboardBody");

    private Reduced() {}

    static String text(Templates templates) {
        return templates.resources().stream()
                .sorted(Comparator.comparing(Resource::toString))
                .map(Reduced::text)
                .collect(Collectors.joining("\n"));
    }

    private static String text(Resource resource) {
        var text = new StringBuilder();
        text.append(withoutHashes(resource.toString()))
                .append(": ")
                .append(resource.type())
                .append('\n');
        for (var attribute : List.of("DeletionPolicy", "UpdateReplacePolicy")) {
            if (resource.whole().has(attribute)) {
                append(text, attribute, resource.whole().get(attribute));
            }
        }
        resource.property("")
                .propertyStream()
                .filter(property -> !LEFT_OUT.contains(property.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(property -> append(text, property.getKey(), property.getValue()));
        return text.toString();
    }

    private static void append(StringBuilder text, String name, JsonNode value) {
        if (value.isObject() && !isFunction(value)) {
            value.propertyStream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(property -> append(text, name + "." + property.getKey(), property.getValue()));
        } else if (value.isArray()) {
            for (var index = 0; index < value.size(); index++) {
                append(text, name + "[" + index + "]", value.get(index));
            }
        } else {
            text.append("  ")
                    .append(name)
                    .append(": ")
                    .append(withoutHashes(Intrinsics.text(value)))
                    .append('\n');
        }
    }

    private static boolean isFunction(JsonNode value) {
        return value.size() == 1 && value.propertyNames().iterator().next().matches("Ref|Fn::.*");
    }

    /**
     * CDK puts a hash of the path behind each name; where two parts are called alike, that is seen from what they are.
     * A name begins with a capital: figures and the numbers of accounts stay whole.
     */
    private static String withoutHashes(String text) {
        return text.replaceAll(
                        "\\b([A-Z]\\w*?[A-Za-z0-9])[0-9A-F]{8}(?=[^0-9A-Fa-f]|$|[A-Z][a-z])(?:[0-9A-F]{8}\\b)?", "$1")
                .replaceAll("cruddur-foundation:ExportsOutput(?:Ref|FnGetAtt)(\\w+?)[0-9A-F]{8}(?=>)", "Foundation:$1");
    }
}
