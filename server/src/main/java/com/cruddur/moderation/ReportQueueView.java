package com.cruddur.moderation;

import com.cruddur.activity.RelativeTime;
import com.cruddur.platform.http.Page;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The reports of one state as their page shows them.
 *
 * @param next the path of the next reports, null when there are none
 */
public record ReportQueueView(
        boolean open, List<Item> reports, @Nullable String next) {

    static ReportQueueView of(ReportState state, Page<Report> page, Instant now) {
        var older = page.older();
        return new ReportQueueView(
                state == ReportState.OPEN,
                page.items().stream()
                        .map(report -> new Item(report, RelativeTime.past(report.createdAt(), now)))
                        .toList(),
                older == null
                        ? null
                        : "/reports?state=%s&cursor=%s"
                                .formatted(state.name().toLowerCase(Locale.ROOT), older.encode()));
    }

    /** A report and its age. */
    public record Item(Report report, RelativeTime age) {

        /** Returns the handle of the person whom the report is about, a few words without one. */
        public String about() {
            return report.reportedHandle() == null
                    ? "somebody whose account is deleted"
                    : "@" + report.reportedHandle();
        }

        /** Returns the handle of the reporter, a few words without one. */
        public String reporter() {
            return report.reporterHandle() == null
                    ? "somebody whose account is deleted"
                    : "@" + report.reporterHandle();
        }

        /** Returns the decision in words, empty while there is none. */
        public String decision() {
            var by = report.resolvedBy() == null ? "the operator" : "@" + report.resolvedBy();
            return switch (report.resolution()) {
                case null -> "";
                case "removed" -> "The post was removed by " + by + ".";
                case "suspended" -> "The person was suspended by " + by + ".";
                default -> "Dismissed by " + by + ".";
            };
        }
    }
}
