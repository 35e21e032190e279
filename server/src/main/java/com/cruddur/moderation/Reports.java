package com.cruddur.moderation;

import com.cruddur.activity.ActivityDeletion;
import com.cruddur.platform.Failure;
import com.cruddur.platform.Ids;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.db.IdempotencyKey;
import com.cruddur.platform.http.Cursor;
import com.cruddur.platform.http.Page;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.http.Viewer;
import com.cruddur.platform.json.Json;
import com.cruddur.platform.text.Validator;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Operations on reports. A signed-in person can report any post or person they see; only moderators see the queue and
 * the evidence.
 */
public final class Reports {

    static final String NO_SUCH_REPORT = "There is no such report.";

    static final String NOTHING_TO_REPORT = "There is nothing here to report, or its time is over.";

    /** Sorts before every time: pgjdbc sends it as minus infinity. */
    private static final OffsetDateTime BEGINNING_OF_TIME = OffsetDateTime.MIN;

    private static final UUID FIRST_UUID = new UUID(0, 0);

    /** The actor of events when the operator removes a post: the id of no person, so that no block hides the event. */
    private static final UUID OPERATOR = new UUID(0, 0);

    private final Database database;
    private final Json json;
    private final ActivityDeletion deletion;
    private final Suspensions suspensions;
    private final int evidenceDays;

    /** @param evidenceDays the number of days for which the copy of a reported post is kept */
    public Reports(Database database, Json json, ActivityDeletion deletion, Suspensions suspensions, int evidenceDays) {
        this.database = database;
        this.json = json;
        this.deletion = deletion;
        this.suspensions = suspensions;
        this.evidenceDays = evidenceDays;
        database.mapWriters("reports_reporter_uuid_fkey");
    }

    /**
     * Reports a post, and keeps a copy as evidence. A second report of the post by the same person returns the first
     * one, even when the post has expired.
     *
     * @throws Failure.NotFound when {@code reporter} cannot see such a post
     * @throws Failure.Invalid {@code report_oneself}
     */
    ReportReceipt ofActivity(UUID reporter, UUID activity, ReportDraft draft, @Nullable IdempotencyKey key) {
        return write(
                reporter,
                key,
                (sql, uuid) -> sql.reportActivity(uuid, reporter, activity, draft.reason(), evidenceDays),
                sql -> sql.receiptOfActivity(reporter, activity),
                () -> new Failure.NotFound(NOTHING_TO_REPORT));
    }

    /**
     * Reports a person. A second report by the same reporter returns the first one until it is resolved.
     *
     * @throws Failure.NotFound when {@code reporter} cannot see such a person
     * @throws Failure.Invalid {@code report_oneself}
     */
    ReportReceipt ofPerson(UUID reporter, String handle, ReportDraft draft, @Nullable IdempotencyKey key) {
        return write(
                reporter,
                key,
                (sql, uuid) -> sql.reportPerson(uuid, reporter, handle, draft.reason(), evidenceDays),
                sql -> sql.receiptOfPerson(reporter, handle),
                PathHandle::nobody);
    }

    /** The reports of that state, oldest first, because moderators work in this order. For moderators. */
    public Page<Report> list(ReportState state, PageRequest request) {
        var cursor = request.cursor();
        var createdAt = cursor == null ? BEGINNING_OF_TIME : cursor.createdAt().atOffset(ZoneOffset.UTC);
        var uuid = cursor == null ? FIRST_UUID : cursor.uuid();
        var most = request.oneMore();
        var found = database.query(ReportSql.class, sql -> switch (state) {
            case OPEN -> sql.open(createdAt, uuid, most);
            case RESOLVED -> sql.resolved(createdAt, uuid, most);
        });
        var reports = found.stream().map(row -> row.report(json)).toList();
        return Page.onward(request, reports, (side, one) -> new Cursor(side, one.createdAt(), one.uuid()));
    }

    /**
     * One report. For moderators.
     *
     * @throws Failure.NotFound when there is none
     */
    Report find(UUID uuid) {
        return database.query(ReportSql.class, sql -> sql.find(uuid))
                .map(row -> row.report(json))
                .orElseThrow(Reports::notFound);
    }

    /**
     * Resolves a report. Suspends a person in the same transaction. Deletes a post with its replies before, in
     * transactions of bounded size; if that fails, the call can be repeated. Repeating a decision changes nothing.
     *
     * @param moderator the person who decides, null for the operator
     * @throws Failure.NotFound when there is no such report
     * @throws Failure.Conflict when the report has another resolution already
     * @throws Failure.Forbidden when the report is about {@code moderator} or a post of theirs, or {@code moderator} may
     *     not suspend the person
     * @throws Failure.Invalid {@code resolution_not_applicable} when the report has no post to remove, or nobody to
     *     suspend
     */
    public Report resolve(@Nullable Viewer moderator, UUID uuid, Resolution resolution) {
        if (resolution == Resolution.REMOVED) {
            remove(moderator, uuid);
        }
        var resolved = database.transaction(transaction -> {
            var sql = transaction.on(ReportSql.class);
            var report = sql.lock(uuid).orElseThrow(Reports::notFound);
            refuseOwn(moderator, report);
            var word = resolution.name().toLowerCase(Locale.ROOT);
            if (report.resolution() == null) {
                if (resolution == Resolution.SUSPENDED) {
                    suspensions.suspend(transaction, moderator, applicable(report.reportedUuid()));
                }
                sql.resolve(uuid, moderator == null ? null : moderator.uuid(), word);
            } else if (!report.resolution().equals(word)) {
                throw new Failure.Conflict("This report is resolved already, as %s.".formatted(report.resolution()));
            }
            return sql.find(uuid).map(row -> row.report(json)).orElseThrow(Reports::notFound);
        });
        if (resolution != Resolution.DISMISSED) {
            database.awaitReplicas();
        }
        return resolved;
    }

    private void remove(@Nullable Viewer moderator, UUID uuid) {
        var report = database.query(ReportSql.class, sql -> sql.lock(uuid)).orElseThrow(Reports::notFound);
        refuseOwn(moderator, report);
        if (report.resolution() == null) {
            var activity = applicable(report.activityUuid());
            deletion.end(moderator == null ? OPERATOR : moderator.uuid(), List.of(activity));
        }
    }

    private static void refuseOwn(@Nullable Viewer moderator, LockedReport report) {
        if (moderator != null && moderator.uuid().equals(report.reportedUuid())) {
            throw new Failure.Forbidden("Another moderator decides on reports about you.");
        }
    }

    private static UUID applicable(@Nullable UUID uuid) {
        if (uuid == null) {
            throw new Failure.Invalid("resolution_not_applicable");
        }
        return uuid;
    }

    /** Writes a report with that id; returns whether it is about the reporter, and empty when nothing was written. */
    private interface Writing {
        Optional<Boolean> write(ReportSql sql, UUID uuid);
    }

    private ReportReceipt write(
            UUID reporter,
            @Nullable IdempotencyKey key,
            Writing writing,
            Function<ReportSql, Optional<ReportReceipt>> receipt,
            Supplier<Failure> missing) {
        return database.transaction(transaction -> {
            var sql = transaction.on(ReportSql.class);
            var candidate = Ids.next();
            var _ = transaction.once(reporter, key, candidate, () -> {
                if (writing.write(sql, candidate).orElse(false)) {
                    throw new Failure.Invalid("report_oneself");
                }
            });
            return receipt.apply(sql).orElseThrow(missing);
        });
    }

    private static Failure.NotFound notFound() {
        return new Failure.NotFound(NO_SUCH_REPORT);
    }

    /** A report that this transaction has locked; {@code resolution} is null while it is open. */
    record LockedReport(
            @Nullable UUID activityUuid,
            @Nullable UUID reportedUuid,
            @Nullable String resolution) {}

    /** The confirmation of a report for its reporter. */
    public record ReportReceipt(UUID uuid, Instant createdAt) {}

    /** The reason for a report, in the reporter's words. */
    record ReportDraft(String reason) {

        private static final int MOST_CHARACTERS = 500;

        /** @throws com.cruddur.platform.Failure.Invalid when the reason is missing, too long, or cannot be stored */
        ReportDraft {
            var validator = new Validator();
            reason = validator.lines("reason", reason, MOST_CHARACTERS).strip();
            validator.refuse();
        }
    }

    /** The decision on a report. */
    public enum Resolution {
        /** The report has no consequence. */
        DISMISSED,
        /** The post is deleted with its replies. */
        REMOVED,
        /** The person is suspended. */
        SUSPENDED
    }
}
