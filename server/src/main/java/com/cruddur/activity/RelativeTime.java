package com.cruddur.activity;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * An instant as people read it, relative to now.
 *
 * @param iso for machines, such as {@code 2026-11-22T14:09:36Z}
 * @param exact such as {@code 22 November 2026, 14:09:36 UTC}
 * @param brief the abbreviated distance, such as {@code 5m} or {@code 9d}
 * @param spoken the distance in words, such as {@code 5 minutes ago} or {@code expires in 9 days}
 */
public record RelativeTime(String iso, String exact, String brief, String spoken) {

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /**
     * Describes when something was created. A time after {@code now}, from a database whose clock runs ahead, reads
     * "just now".
     */
    public static RelativeTime past(Instant then, Instant now) {
        var age = Duration.between(then, now);
        return age.toMinutes() < 1 ? moment(then, "now", "just now") : moment(then, brief(age), words(age) + " ago");
    }

    /** Describes when something expires. */
    public static RelativeTime future(Instant then, Instant now) {
        var left = Duration.between(now, then);
        return left.toMinutes() < 1
                ? moment(then, "<1m", "expires in less than a minute")
                : moment(then, brief(left), "expires in " + words(left));
    }

    private static RelativeTime moment(Instant then, String brief, String spoken) {
        return new RelativeTime(then.toString(), EXACT.format(then), brief, spoken);
    }

    private static String brief(Duration distance) {
        if (distance.toDays() > 0) {
            return distance.toDays() + "d";
        }
        return distance.toHours() > 0 ? distance.toHours() + "h" : distance.toMinutes() + "m";
    }

    private static String words(Duration distance) {
        if (distance.toDays() > 0) {
            return counted(distance.toDays(), "day");
        }
        return distance.toHours() > 0 ? counted(distance.toHours(), "hour") : counted(distance.toMinutes(), "minute");
    }

    private static String counted(long count, String unit) {
        return count == 1 ? "1 " + unit : count + " " + unit + "s";
    }
}
