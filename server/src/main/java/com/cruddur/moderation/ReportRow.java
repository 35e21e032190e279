package com.cruddur.moderation;

import com.cruddur.platform.Failure;
import com.cruddur.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the reports, with the evidence as JSON text. */
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

    /** Shows text that is not JSON as it is: somebody wrote it by hand. */
    private static Evidence evidence(Json json, String text) {
        try {
            return json.read(text.getBytes(StandardCharsets.UTF_8), Evidence.class);
        } catch (Failure _) {
            return new Evidence(null, null, text, null);
        }
    }
}
