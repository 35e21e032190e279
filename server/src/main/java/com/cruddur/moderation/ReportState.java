package com.cruddur.moderation;

import com.cruddur.platform.Failure;
import org.jspecify.annotations.Nullable;

/** Whether a report waits for a decision. */
public enum ReportState {
    OPEN,
    RESOLVED;

    /**
     * Reads the query parameter {@code state}; open by default.
     *
     * @throws Failure.BadRequest when the value is unknown
     */
    static ReportState of(@Nullable String text) {
        return switch (text == null ? "open" : text) {
            case "open" -> OPEN;
            case "resolved" -> RESOLVED;
            default -> throw new Failure.BadRequest("state must be open or resolved.");
        };
    }
}
