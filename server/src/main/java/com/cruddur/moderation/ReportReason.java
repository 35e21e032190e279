package com.cruddur.moderation;

import com.cruddur.platform.language.Language;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A reason that the forms for reports offer.
 *
 * @param key the key of its text
 */
public record ReportReason(String key) {

    private static final List<ReportReason> OFFERED = Stream.of(
                    "reason.spam", "reason.hate", "reason.danger", "reason.illegal", "reason.other")
            .map(ReportReason::new)
            .toList();

    /** Returns the reasons offered. */
    public static List<ReportReason> offered() {
        return OFFERED;
    }

    /** Returns the key of the reason that a report calls {@code stored}, empty when no form offers it. */
    static Optional<String> keyOf(String stored) {
        return OFFERED.stream()
                .filter(reason -> reason.stored().equals(stored))
                .map(ReportReason::key)
                .findFirst();
    }

    /** Returns the English text, as which reports store the reason in every language. */
    public String stored() {
        return Language.ENGLISH.texts().of(key);
    }
}
