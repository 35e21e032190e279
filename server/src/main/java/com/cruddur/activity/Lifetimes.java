package com.cruddur.activity;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lifetimes that a post or message may have, by their names in the API. */
public enum Lifetimes {
    /** Only the seven that the front ends offer. */
    LISTED,

    /** Those seven, and any ISO-8601 duration of weeks, days, hours, minutes and seconds from PT1M to P365D. */
    ANY;

    static final Duration SHORTEST = Duration.ofMinutes(1);
    static final Duration LONGEST = Duration.ofDays(365);

    private static final Map<String, Duration> BY_NAME = Map.of(
            "30-days", Duration.ofDays(30),
            "7-days", Duration.ofDays(7),
            "3-days", Duration.ofDays(3),
            "1-day", Duration.ofDays(1),
            "12-hours", Duration.ofHours(12),
            "3-hours", Duration.ofHours(3),
            "1-hour", Duration.ofHours(1));

    /** The lifetimes that front ends offer, by their names in the API. */
    static Map<String, Duration> offered() {
        return BY_NAME;
    }

    /** {@link Duration#parse} does not read weeks. Months and years have no fixed length. */
    private static final Pattern WEEKS = Pattern.compile("P([0-9]{1,2})W");

    /** The lifetime that {@code ttl} names; empty when it names none. */
    public Optional<Duration> read(@Nullable String ttl) {
        if (ttl == null) {
            return Optional.empty();
        }
        var listed = BY_NAME.get(ttl);
        if (listed != null || this == LISTED) {
            return Optional.ofNullable(listed);
        }
        return duration(ttl).filter(length -> length.compareTo(SHORTEST) >= 0 && length.compareTo(LONGEST) <= 0);
    }

    private static Optional<Duration> duration(String text) {
        var weeks = WEEKS.matcher(text);
        if (weeks.matches()) {
            return Optional.of(Duration.ofDays(7L * Integer.parseInt(weeks.group(1))));
        }
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
