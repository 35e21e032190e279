package com.cruddur.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.CruddurProcess.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables of {@code docs/troubleshooting.md}: the messages that tests hold the program to. */
public final class Troubleshooting {

    /** What no message may show: the password of every URL that tests give. */
    public static final String SECRET = "s3cret";

    private static final Pattern ROW = Pattern.compile("\\| (?<mistake>[^|]+) \\| `(?<message>[^|]+)` \\| [^|]+ \\|");

    private Troubleshooting() {}

    /** The messages of the section with this heading, by what somebody did to get them, without backticks. */
    public static Map<String, Pattern> section(String heading) {
        var messages = new LinkedHashMap<String, Pattern>();
        text().lines()
                .dropWhile(line -> !line.equals("## " + heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .map(ROW::matcher)
                .filter(matcher -> matcher.matches())
                .forEach(row -> messages.put(row.group("mistake").replace("`", ""), pattern(row.group("message"))));
        return messages;
    }

    /** Asserts that a command failed with {@code message} as the only line on standard error, and told no secret. */
    public static void assertTold(Pattern message, Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.all()).isEqualTo(1);
        assertThat(outcome.errorLines()).singleElement().asString().matches(message);
        assertDiscreet(outcome);
    }

    /** Asserts that no output shows a stack trace or the password. */
    public static void assertDiscreet(Outcome outcome) {
        assertThat(outcome.all().lines())
                .noneMatch(line -> line.startsWith("\tat"))
                .noneMatch(line -> line.contains("\\tat"));
        assertThat(outcome.all()).doesNotContain(SECRET);
    }

    /** Each {@code <…>} stands for any words. */
    private static Pattern pattern(String message) {
        return Pattern.compile(
                Arrays.stream(message.split("<[^>]+>", -1)).map(Pattern::quote).collect(Collectors.joining(".+")));
    }

    private static String text() {
        try {
            return Files.readString(Path.of(System.getProperty("checkout"), "docs/troubleshooting.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
