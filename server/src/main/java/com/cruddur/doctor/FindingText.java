package com.cruddur.doctor;

import java.time.Duration;
import java.util.List;

/** Common phrases of findings. */
final class FindingText {

    private static final int MOST_NAMES = 5;

    private FindingText() {}

    /** Returns the first line of a failure's message. */
    static String line(Throwable failure) {
        var message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return message.isBlank() || message.equals("null") ? failure.getClass().getSimpleName() : message;
    }

    /** Returns the first of {@code names} and the number of the others. */
    static String some(List<String> names) {
        var shown = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return names.size() <= MOST_NAMES ? shown : "%s and %s more".formatted(shown, names.size() - MOST_NAMES);
    }

    /** Formats a duration in a suitable unit. */
    static String duration(Duration duration) {
        if (duration.toMinutes() < 2) {
            return duration.toSeconds() + " s";
        }
        return duration.toHours() < 3 ? duration.toMinutes() + " min" : duration.toHours() + " h";
    }
}
