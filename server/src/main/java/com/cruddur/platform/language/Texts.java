package com.cruddur.platform.language;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The texts of one language by their keys, from the file of its tag beside this class. A text with arguments is a
 * pattern of <a href="https://unicode-org.github.io/icu/userguide/format_parse/messages/">ICU's MessageFormat</a>; any
 * other is shown as it is. Numbers have the digits 0 to 9 in every language, because scripts and browsers show them
 * beside ours.
 */
public final class Texts {

    /** Begins the keys of what pages say about a failure; the English texts are the messages of the API. */
    private static final String FAILURE = "failure.";

    private final Map<String, String> plain = new HashMap<>();
    private final Map<String, TextPattern> formats = new HashMap<>();
    private final Map<String, String> patterns = new TreeMap<>();
    private final Map<String, String> failures = new HashMap<>();
    private final DateTimeFormatter day;
    private final DateTimeFormatter exact;

    private Texts(String tag, Properties file) {
        for (var key : file.stringPropertyNames()) {
            var pattern = file.getProperty(key);
            patterns.put(key, pattern);
            if (key.startsWith(FAILURE)) {
                failures.put(pattern, key);
            }
            if (pattern.indexOf('{') < 0) {
                plain.put(key, pattern);
            } else {
                formats.put(key, new TextPattern(pattern, tag));
            }
        }
        day = formatter(tag, "time.day-pattern");
        exact = formatter(tag, "time.exact-pattern");
    }

    private DateTimeFormatter formatter(String tag, String key) {
        return DateTimeFormatter.ofPattern(of(key), Locale.forLanguageTag(tag)).withZone(ZoneOffset.UTC);
    }

    static Texts read(String tag) {
        var name = tag + ".properties";
        try (var stream = Objects.requireNonNull(Texts.class.getResourceAsStream(name), name)) {
            var file = new Properties();
            file.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return new Texts(tag, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the text {@code key}, which has no arguments. */
    public String of(String key) {
        var text = plain.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text without arguments: " + key);
        }
        return text;
    }

    /**
     * Returns the text {@code key} with its arguments.
     *
     * @param arguments names and values in turn; a value is a string or a number
     */
    public String of(String key, Object... arguments) {
        return pattern(key).with(named(arguments));
    }

    /** Returns the text {@code key}, whose only argument is the number {@code count}. */
    public String counted(String key, long count) {
        return pattern(key).counted(count);
    }

    /**
     * Returns the HTML {@code key} with its arguments.
     *
     * @param arguments names and values in turn; a string is text, and escaped
     */
    public String markup(String key, Object... arguments) {
        return arguments.length == 0 ? of(key) : pattern(key).with(escaped(named(arguments)));
    }

    private TextPattern pattern(String key) {
        var pattern = formats.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no text with arguments: " + key);
        }
        return pattern;
    }

    private static Map<String, Object> named(Object... arguments) {
        var named = new LinkedHashMap<String, Object>();
        for (var index = 0; index < arguments.length; index += 2) {
            named.put((String) arguments[index], arguments[index + 1]);
        }
        return named;
    }

    private static Map<String, Object> escaped(Map<String, Object> arguments) {
        arguments.replaceAll((_, value) -> value instanceof String text ? escaped(text) : value);
        return arguments;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Returns whether there is a text {@code key}. */
    public boolean has(String key) {
        return patterns.containsKey(key);
    }

    /** Returns the key of the failure whose message these texts have, empty when they have none. */
    Optional<String> failure(String message) {
        return Optional.ofNullable(failures.get(message));
    }

    /** Returns the day of {@code moment} in UTC, in full. */
    public String day(TemporalAccessor moment) {
        return day.format(moment);
    }

    /** Returns {@code moment} to the second, in UTC. */
    public String exact(TemporalAccessor moment) {
        return exact.format(moment);
    }

    /** Returns all texts as the file has them, by key. */
    public Map<String, String> patterns() {
        return Map.copyOf(patterns);
    }
}
