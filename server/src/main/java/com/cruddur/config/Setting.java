package com.cruddur.config;

import com.cruddur.platform.UrlEncoding;
import com.cruddur.platform.text.OneLine;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An environment variable that Cruddur reads.
 *
 * @param defaultText the text that is parsed when the variable is unset or empty; empty when there is no default
 * @param expected the allowed values, in words
 * @param purpose the purpose, in one sentence
 * @param quoting whether a message about a wrong value may show that value
 * @param parser parses a text; throws {@link IllegalArgumentException} or {@link ArithmeticException} when it is wrong
 * @param <T> the type of its value
 */
public record Setting<T>(
        String name, String defaultText, String expected, String purpose, Quoting quoting, Function<String, T> parser) {

    enum Quoting {
        SHOWN,
        HIDDEN
    }

    /** The value of {@code text}, or of the default when it is blank. */
    T parse(String text) {
        return parser.apply(text.isBlank() ? defaultText : text.strip());
    }

    /** The message about a wrong {@code text}, in one line. The parser of a secret value supplies the reason. */
    String mistake(String text, RuntimeException cause) {
        return quoting == Quoting.HIDDEN
                ? name + " " + cause.getMessage()
                : "%s is \"%s\", expected %s".formatted(name, OneLine.of(text.strip(), 60), expected);
    }

    @Override
    public String toString() {
        return name;
    }

    static <T> Setting<T> setting(
            String name, String defaultText, String expected, String purpose, Function<String, T> parser) {
        return new Setting<>(name, defaultText, expected, purpose, Quoting.SHOWN, parser);
    }

    /** A setting without a default. */
    static <T> Setting<Optional<T>> optional(String name, String expected, String purpose, Function<String, T> parser) {
        return setting(name, "", expected, purpose, unless("", parser));
    }

    /**
     * A setting without a default whose value may hold a password. The message of {@code parser} must not contain the
     * value.
     */
    static <T> Setting<Optional<T>> secret(String name, String expected, String purpose, Function<String, T> parser) {
        return new Setting<>(name, "", expected, purpose, Quoting.HIDDEN, unless("", parser));
    }

    /** A setting whose default {@code auto} leaves the choice to {@link Config}. */
    static <T> Setting<Optional<T>> auto(String name, String expected, String purpose, Function<String, T> parser) {
        return setting(name, "auto", expected, purpose, unless("auto", parser));
    }

    private static <T> Function<String, Optional<T>> unless(String absent, Function<String, T> parser) {
        return text -> absent.equalsIgnoreCase(text) ? Optional.empty() : Optional.of(parser.apply(text));
    }

    static Setting<Integer> integer(String name, String defaultText, int least, int most, String purpose) {
        return setting(
                name, defaultText, least + " to " + most, purpose, text -> within(least, Integer.valueOf(text), most));
    }

    static int port(String text) {
        return within(0, Integer.valueOf(text), 65_535);
    }

    static Setting<Boolean> bool(String name, String defaultText, String purpose) {
        return setting(name, defaultText, "true or false", purpose, Setting::bool);
    }

    static boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    /** One of the constants of {@code type}, in upper or lower case. */
    static <E extends Enum<E>> Setting<E> oneOf(Class<E> type, String name, String defaultText, String purpose) {
        var names = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        var expected = String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
        return setting(name, defaultText, expected, purpose, text -> constant(type, text));
    }

    static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }

    /** A duration such as {@code 500ms}, {@code 30s} or {@code 5m}; the bounds use the same notation. */
    static Setting<Duration> duration(String name, String defaultText, String least, String most, String purpose) {
        return setting(
                name,
                defaultText,
                "a duration from %s to %s".formatted(least, most),
                purpose,
                text -> within(duration(least), duration(text), duration(most)));
    }

    private static Duration duration(String text) {
        var unit = text.replaceFirst("^[0-9]+", "");
        var amount = Long.parseLong(text.substring(0, text.length() - unit.length()));
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> throw new IllegalArgumentException("an unknown unit");
        };
    }

    static <C extends Comparable<C>> C within(C least, C value, C most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("out of bounds");
        }
        return value;
    }

    static Path directory(String text) {
        return Path.of(text).toAbsolutePath().normalize();
    }

    static List<String> origins(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .map(Setting::origin)
                .toList();
    }

    static String namespace(String text) {
        if (!text.matches("[A-Za-z0-9/._#-]{1,255}")) {
            throw new IllegalArgumentException("not a namespace");
        }
        return text;
    }

    static URI webAddress(String text) {
        var uri = URI.create(text);
        if (uri.getScheme() == null
                || !uri.getScheme().matches("https?")
                || uri.getHost() == null
                || uri.getUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("not an address");
        }
        return uri;
    }

    /** Reads {@code name=value,…}, as OpenTelemetry writes headers; the message does not show the values. */
    static Map<String, String> headers(String text) {
        var headers = new LinkedHashMap<String, String>();
        for (var pair : text.split(",", -1)) {
            var equals = pair.indexOf('=');
            var name = equals < 0 ? "" : pair.substring(0, equals).strip();
            if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
                throw new IllegalArgumentException("is not of the form name=value,name=value");
            }
            try {
                headers.put(
                        name,
                        UrlEncoding.decodeSegment(pair.substring(equals + 1).strip()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("has a percent sign that encodes nothing", e);
            }
        }
        return headers;
    }

    static String origin(String text) {
        var uri = URI.create(text);
        var path = uri.getRawPath();
        if (uri.getScheme() == null
                || !uri.getScheme().matches("https?")
                || uri.getHost() == null
                || uri.getUserInfo() != null
                || uri.getRawQuery() != null
                || !(path == null || path.isEmpty() || "/".equals(path))) {
            throw new IllegalArgumentException("not an origin");
        }
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
