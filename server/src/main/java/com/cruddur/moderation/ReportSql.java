package com.cruddur.moderation;

import com.cruddur.moderation.Reports.LockedReport;
import com.cruddur.moderation.Reports.ReportReceipt;
import com.cruddur.platform.db.sql.MaxRows;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of the reports: the method {@code x} runs {@code ReportSql/x.sql}. */
interface ReportSql {

    /** Reports a visible post; returns whether it is the reporter's own, and empty when nothing was written. */
    Optional<Boolean> reportActivity(UUID uuid, UUID reporter, UUID activity, String reason, int days);

    /** Reports a visible person; returns whether it is the reporter, and empty when nothing was written. */
    Optional<Boolean> reportPerson(UUID uuid, UUID reporter, String handle, String reason, int days);

    Optional<ReportReceipt> receiptOfActivity(UUID reporter, UUID activity);

    Optional<ReportReceipt> receiptOfPerson(UUID reporter, String handle);

    /** Open reports after the position, oldest first, {@code most} at most and never over 101. */
    List<ReportRow> open(OffsetDateTime createdAt, UUID uuid, @MaxRows int most);

    /** Resolved reports after the position, oldest first, {@code most} at most and never over 101. */
    List<ReportRow> resolved(OffsetDateTime createdAt, UUID uuid, @MaxRows int most);

    Optional<ReportRow> find(UUID uuid);

    Optional<LockedReport> lock(UUID uuid);

    void resolve(UUID uuid, @Nullable UUID moderator, String resolution);
}
