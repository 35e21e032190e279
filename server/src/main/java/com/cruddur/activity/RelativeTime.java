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
 * @param exact such as {@code 22 November 2026, 14:09:36 UTC}; the script shows the reader's zone and language instead
 * @param brief the abbreviated distance, such as {@code 5m} or {@code 9d}
 * @param spoken the distance in words, such as {@code 5 minutes ago} or {@code expires in 9 days}
 * @param ahead whether the instant is an end ahead, and not in the past
 */
public record RelativeTime(String iso, String exact, String brief, String spoken, boolean ahead) {

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /**
     * Describes when something was created, in full units. A time after {@code now}, from a database whose clock runs
     * ahead, reads "just now".
     */
    public static RelativeTime past(Instant then, Instant now) {
        var age = Duration.between(then, now);
        if (age.toMinutes() < 1) {
            return moment(then, "now", "just now", false);
        }
        var distance = Distance.of(age);
        return moment(then, distance.brief(), distance.words() + " ago", false);
    }

    /** Describes when something expires, rounded to the nearest unit: "3d" just after somebody chose three days. */
    public static RelativeTime future(Instant then, Instant now) {
        var left = Duration.between(now, then);
        if (left.toMinutes() < 1) {
            return moment(then, "<1m", "expires in less than a minute", true);
        }
        var distance = Distance.nearest(left);
        return moment(then, distance.brief(), "expires in " + distance.words(), true);
    }

    private static RelativeTime moment(Instant then, String brief, String spoken, boolean ahead) {
        return new RelativeTime(then.toString(), EXACT.format(then), brief, spoken, ahead);
    }

    /** A number of units. */
    private record Distance(long count, String unit) {

        static Distance of(Duration time) {
            if (time.toMinutes() < 60) {
                return new Distance(time.toMinutes(), "minute");
            }
            return time.toHours() < 24 ? new Distance(time.toHours(), "hour") : new Distance(time.toDays(), "day");
        }

        /** Adds half of the unit, which can reach the next larger unit. */
        static Distance nearest(Duration time) {
            var minutes = time.plusSeconds(30);
            if (minutes.toMinutes() < 60) {
                return of(minutes);
            }
            var hours = time.plusMinutes(30);
            return hours.toHours() < 24 ? of(hours) : of(time.plusHours(12));
        }

        String brief() {
            return count + unit.substring(0, 1);
        }

        String words() {
            return count == 1 ? "1 " + unit : count + " " + unit + "s";
        }
    }
}
