package com.cruddur.moderation;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.MaxRows;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** SQL of the reports: the method {@code x} runs {@code ReportSql/x.sql}. */
@UseClasspathSqlLocator
interface ReportSql {

    /** Writes a report of a post that the reporter may see; tells whether it is their own. Empty when nothing is written. */
    @SqlQuery
    Optional<Boolean> reportActivity(
            @Bind("uuid") UUID uuid,
            @Bind("reporter") UUID reporter,
            @Bind("activity") UUID activity,
            @Bind("reason") String reason,
            @Bind("days") int days);

    /** The same of a person. */
    @SqlQuery
    Optional<Boolean> reportPerson(
            @Bind("uuid") UUID uuid,
            @Bind("reporter") UUID reporter,
            @Bind("handle") String handle,
            @Bind("reason") String reason,
            @Bind("days") int days);

    @SqlQuery
    Optional<ReportReceipt> receiptOfActivity(@Bind("reporter") UUID reporter, @Bind("activity") UUID activity);

    @SqlQuery
    Optional<ReportReceipt> receiptOfPerson(@Bind("reporter") UUID reporter, @Bind("handle") String handle);

    /** Open reports behind the place, oldest first, {@code most} at most and never over 101. */
    @SqlQuery
    List<Report> open(@Bind("createdAt") OffsetDateTime createdAt, @Bind("uuid") UUID uuid, @MaxRows int most);

    /** The same of the resolved. */
    @SqlQuery
    List<Report> resolved(@Bind("createdAt") OffsetDateTime createdAt, @Bind("uuid") UUID uuid, @MaxRows int most);

    @SqlQuery
    Optional<Report> find(@Bind("uuid") UUID uuid);

    @SqlQuery
    Optional<LockedReport> lock(@Bind("uuid") UUID uuid);

    @SqlUpdate
    void resolve(
            @Bind("uuid") UUID uuid,
            @Bind("moderator") @Nullable UUID moderator,
            @Bind("resolution") String resolution);
}
