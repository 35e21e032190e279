package com.cruddur.adoption;

import com.cruddur.adoption.AdoptionSql.RenamedHandle;
import com.cruddur.platform.Numbers;
import com.cruddur.platform.text.OneLine;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Says what of the old rows changes or cannot be kept. A finding without rows is not mentioned. */
final class AdoptionReport {

    /** The most handles that are listed; the table {@code sketch.renamed_handles} holds all. */
    static final int MOST_HANDLES = 20;

    /** The most characters of an old handle that are shown. */
    private static final int MOST_CHARACTERS = 40;

    private final Consumer<String> lines;

    AdoptionReport(Consumer<String> lines) {
        this.lines = lines;
    }

    void tell(String finding, long count) {
        if (count > 0) {
            lines.accept("  %s: %s".formatted(finding, Numbers.grouped(count)));
        }
    }

    void renamed(long count, List<RenamedHandle> first) {
        if (count > 0) {
            var pairs = first.stream()
                    .map(handle -> "%s → @%s"
                            .formatted(
                                    handle.before() == null
                                            ? "none"
                                            : "@" + OneLine.of(handle.before(), MOST_CHARACTERS),
                                    handle.after()))
                    .collect(Collectors.joining(", "));
            lines.accept(
                    "  People whose handle an earlier person has, whatever the case, or which cannot be one, who get another: %s (%s%s; all in sketch.renamed_handles)"
                            .formatted(Numbers.grouped(count), pairs, count > first.size() ? ", …" : ""));
        }
    }

    void unknownColumns(List<String> columns) {
        if (!columns.isEmpty()) {
            lines.accept("  Columns that Cruddur does not know are not taken over: "
                    + columns.stream().map(OneLine::of).collect(Collectors.joining(", ")));
        }
    }
}
