package com.cruddur.platform.html;

import com.cruddur.platform.language.Texts;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A form with the values and errors that a page shows.
 *
 * @param values the text typed into each field; never a password
 * @param mistakes an error message for each field; under the empty name, one that belongs to no field
 */
public record FormView(Map<String, String> values, Map<String, String> mistakes) {

    /** The hidden field of forms that create something. */
    public static final String KEY = "idempotency_key";

    /** Returns a new value for the field {@link #KEY}. */
    public static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** Returns an empty form. */
    public static FormView untouched() {
        return new FormView(Map.of(), Map.of());
    }

    /** Returns a form with these values and no errors. */
    public static FormView of(Map<String, String> values) {
        return new FormView(values, Map.of());
    }

    /**
     * Returns the form that was sent with {@code values} and refused with {@code codes}; {@code fields} are its fields.
     */
    public static FormView refused(Texts texts, Map<String, String> values, List<String> codes, List<String> fields) {
        var mistakes = new LinkedHashMap<String, String>();
        for (var code : codes) {
            var field = fields.stream()
                    .filter(name -> code.startsWith(name + "_"))
                    .max(Comparator.comparingInt(String::length))
                    .orElse("");
            mistakes.putIfAbsent(field, ErrorMessages.of(texts, code));
        }
        return new FormView(withoutPasswords(values), mistakes);
    }

    /** Returns the form that was sent with {@code values} and refused for the reason {@code words}. */
    public static FormView limited(Map<String, String> values, String words) {
        return new FormView(withoutPasswords(values), Map.of("", words));
    }

    private static Map<String, String> withoutPasswords(Map<String, String> values) {
        var kept = new LinkedHashMap<>(values);
        kept.keySet().removeIf(name -> name.contains("password"));
        return Map.copyOf(kept);
    }

    /** Returns the text typed into the field, empty when there is none. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** Returns the field's error message, null when there is none. */
    public @Nullable String mistake(String field) {
        return mistakes.get(field);
    }
}
