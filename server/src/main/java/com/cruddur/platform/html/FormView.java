package com.cruddur.platform.html;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form as a page shows it: what was typed, and what is wrong with it, in plain words.
 *
 * @param values what was typed, by field; never a password
 * @param mistakes one a field; under the empty name what no field is to blame for
 */
public record FormView(Map<String, String> values, Map<String, String> mistakes) {

    /** A form that nobody has touched. */
    public static FormView untouched() {
        return new FormView(Map.of(), Map.of());
    }

    /** A form with these values in it. */
    public static FormView of(Map<String, String> values) {
        return new FormView(values, Map.of());
    }

    /** The form that was sent with {@code values}, of which {@code codes} tell what is wrong; it has these {@code fields}. */
    public static FormView refused(Map<String, String> values, List<String> codes, List<String> fields) {
        var kept = new LinkedHashMap<>(values);
        kept.keySet().removeIf(name -> name.contains("password"));
        var mistakes = new LinkedHashMap<String, String>();
        for (var code : codes) {
            var field = fields.stream()
                    .filter(name -> code.startsWith(name + "_"))
                    .max(Comparator.comparingInt(String::length))
                    .orElse("");
            mistakes.putIfAbsent(field, ErrorMessages.of(code));
        }
        return new FormView(Map.copyOf(kept), mistakes);
    }

    /** What was typed into the field, or nothing. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** What is wrong with the field, null when nothing is. */
    public @Nullable String mistake(String field) {
        return mistakes.get(field);
    }
}
