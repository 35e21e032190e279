package com.cruddur.moderation;

import com.cruddur.activity.RelativeTime;
import com.cruddur.platform.http.Page;
import com.cruddur.platform.language.Texts;
import com.cruddur.platform.text.Isolated;
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

        /** Returns the reason in the language of {@code texts} if it is one of those offered, else as somebody wrote it. */
        public String reason(Texts texts) {
            return ReportReason.keyOf(report.reason()).map(texts::of).orElse(report.reason());
        }

        /** Returns the handle of the person whom the report is about, a few words without one. */
        public String about(Texts texts) {
            return name(report.reportedHandle(), texts);
        }

        /** Returns the handle of the reporter, a few words without one. */
        public String reporter(Texts texts) {
            return name(report.reporterHandle(), texts);
        }

        private static String name(@Nullable String handle, Texts texts) {
            return handle == null ? texts.of("reports.deleted-person") : "@" + handle;
        }

        /** Returns the decision in words, empty while there is none. */
        public String decision(Texts texts) {
            var resolver = report.resolvedBy();
            var by = resolver == null ? texts.of("reports.operator") : Isolated.of("@" + resolver);
            return switch (report.resolution()) {
                case null -> "";
                case "removed" -> texts.of("reports.removed", "person", by);
                case "suspended" -> texts.of("reports.suspended", "person", by);
                default -> texts.of("reports.dismissed", "person", by);
            };
        }
    }
}
