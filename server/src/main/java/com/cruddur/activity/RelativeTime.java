package com.cruddur.activity;

import com.cruddur.platform.language.Texts;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An instant as people read it, relative to now.
 *
 * @param ahead whether the instant is an end ahead, and not in the past
 */
public record RelativeTime(Instant then, Instant now, boolean ahead) {

    /**
     * Describes when something was created, in full units. A time after {@code now}, from a database whose clock runs
     * ahead, reads "just now".
     */
    public static RelativeTime past(Instant then, Instant now) {
        return new RelativeTime(then, now, false);
    }

    /** Describes when something expires, rounded to the nearest unit: "3d" just after somebody chose three days. */
    public static RelativeTime future(Instant then, Instant now) {
        return new RelativeTime(then, now, true);
    }

    /** Returns the instant for machines, such as {@code 2026-11-22T14:09:36Z}. */
    public String iso() {
        return then.toString();
    }

    /**
     * Returns the instant, such as {@code 22 November 2026, 14:09:36 UTC}; the script shows the reader's zone instead.
     */
    public String exact(Texts texts) {
        return texts.exact(then);
    }

    /** Returns the abbreviated distance, such as {@code 5m} or {@code 9d}. */
    public String brief(Texts texts) {
        var distance = distance();
        return distance == null
                ? texts.of(ahead ? "time.soon" : "time.now")
                : texts.counted(distance.unit().brief, distance.count());
    }

    /** Returns the distance in words, such as {@code 5 minutes ago} or {@code expires in 9 days}. */
    public String spoken(Texts texts) {
        var distance = distance();
        return distance == null
                ? texts.of(ahead ? "time.expires.soon" : "time.ago.now")
                : texts.counted(ahead ? distance.unit().ahead : distance.unit().ago, distance.count());
    }

    /** Returns the distance as texts tell it, null for one of less than a minute. */
    @Nullable Distance distance() {
        var time = ahead ? Duration.between(now, then) : Duration.between(then, now);
        if (time.toMinutes() < 1) {
            return null;
        }
        return ahead ? Distance.nearest(time) : Distance.of(time);
    }

    /** A unit with the keys of its texts. */
    enum Unit {
        MINUTES("time.brief.minutes", "time.ago.minutes", "time.expires.minutes"),
        HOURS("time.brief.hours", "time.ago.hours", "time.expires.hours"),
        DAYS("time.brief.days", "time.ago.days", "time.expires.days");

        private final String brief;
        private final String ago;
        private final String ahead;

        Unit(String brief, String ago, String ahead) {
            this.brief = brief;
            this.ago = ago;
            this.ahead = ahead;
        }
    }

    /** A number of units. */
    record Distance(long count, Unit unit) {

        static Distance of(Duration time) {
            if (time.toMinutes() < 60) {
                return new Distance(time.toMinutes(), Unit.MINUTES);
            }
            return time.toHours() < 24
                    ? new Distance(time.toHours(), Unit.HOURS)
                    : new Distance(time.toDays(), Unit.DAYS);
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
    }
}
