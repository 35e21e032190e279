package com.cruddur.infra;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** CloudFormation's functions as text: what is known of a value before there is an account. */
final class Intrinsics {

    private Intrinsics() {}

    /** The value as text; references in angle brackets, everything else as it is. */
    static String text(JsonNode value) {
        if (value.isObject() && value.size() == 1) {
            var function = value.propertyNames().iterator().next();
            return applied(function, value.get(function), value);
        }
        return value.isString() ? value.asString() : value.toString();
    }

    private static String applied(String function, JsonNode argument, JsonNode whole) {
        return switch (function) {
            case "Ref", "Fn::ImportValue" -> "<" + text(argument) + ">";
            case "Fn::GetAtt" -> "<" + argument.get(0).asString() + "." + text(argument.get(1)) + ">";
            case "Fn::Join" ->
                argument.get(1)
                        .valueStream()
                        .map(Intrinsics::text)
                        .collect(Collectors.joining(argument.get(0).asString()));
            default -> whole.toString();
        };
    }
}
