package com.cruddur.moderation;

import com.cruddur.platform.Failure;
import com.cruddur.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A {@link Report} as its row has it, with the evidence as JSON text. */
record ReportRow(
        UUID uuid,
        String state,
        @Nullable String reporterHandle,
        @Nullable String reportedHandle,
        @Nullable UUID activityUuid,
        String reason,
        Instant createdAt,
        @Nullable String evidence,
        Instant evidenceExpiresAt,
        @Nullable String resolution,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy) {

    Report report(Json json) {
        return new Report(
                uuid,
                state,
                reporterHandle,
                reportedHandle,
                activityUuid,
                reason,
                createdAt,
                evidence == null ? null : evidence(json, evidence),
                evidenceExpiresAt,
                resolution,
                resolvedAt,
                resolvedBy);
    }

    /** Text that is not JSON was written by hand, and is shown as it is. */
    private static Evidence evidence(Json json, String text) {
        try {
            return json.read(text.getBytes(StandardCharsets.UTF_8), Evidence.class);
        } catch (Failure _) {
            return new Evidence(null, null, text, null);
        }
    }
}
