package com.cruddur.doctor;

import com.cruddur.doctor.Finding.Broken;
import com.cruddur.doctor.Finding.Good;
import com.cruddur.doctor.Finding.Skipped;
import com.cruddur.doctor.Finding.Warning;
import com.cruddur.platform.text.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All findings, in the order of the checks.
 *
 * @param subject the deployment, without secrets
 */
public record DoctorReport(String subject, List<Diagnosis> diagnoses) {

    /** The report as JSON: {@code outcome} is {@code good}, {@code warning} or {@code broken}. */
    public record Document(String subject, String outcome, List<Entry> checks) {}

    /**
     * A check in the JSON report.
     *
     * @param outcome {@code good}, {@code warning}, {@code broken} or {@code skipped}
     * @param cure the remedy, null when none is needed
     */
    public record Entry(
            String check,
            String outcome,
            String words,
            @Nullable String cure) {}

    public DoctorReport {
        diagnoses = List.copyOf(diagnoses);
    }

    /** Returns whether a finding is broken; warnings are not. */
    public boolean isBroken() {
        return count("broken") > 0;
    }

    /** Returns the report as JSON. */
    public Document document() {
        var outcome = isBroken() ? "broken" : count("warning") > 0 ? "warning" : "good";
        return new Document(
                subject,
                outcome,
                diagnoses.stream()
                        .map(diagnosis -> new Entry(
                                diagnosis.name(),
                                outcome(diagnosis.finding()),
                                diagnosis.finding().words(),
                                cure(diagnosis.finding())))
                        .toList());
    }

    /**
     * Returns the report as text: a line for each check with the remedy below it, then the skipped checks and the
     * totals.
     */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(subject);
        var width =
                looked().mapToInt(diagnosis -> diagnosis.name().length()).max().orElse(1);
        looked().forEach(diagnosis -> {
            var finding = diagnosis.finding();
            lines.add(("%-7s  %-" + width + "s  %s")
                    .formatted(outcome(finding), diagnosis.name(), OneLine.of(finding.words())));
            var cure = cure(finding);
            if (cure != null) {
                lines.add(" ".repeat(width + 11) + "→ " + OneLine.of(cure));
            }
        });
        if (count("skipped") > 0) {
            lines.add("Not looked at: "
                    + diagnoses.stream()
                            .filter(diagnosis -> diagnosis.finding() instanceof Skipped)
                            .map(Diagnosis::name)
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        lines.add(
                "%s good, %s to be looked at, %s broken.".formatted(count("good"), count("warning"), count("broken")));
        return lines;
    }

    private Stream<Diagnosis> looked() {
        return diagnoses.stream().filter(diagnosis -> !(diagnosis.finding() instanceof Skipped));
    }

    private long count(String outcome) {
        return diagnoses.stream()
                .filter(diagnosis -> outcome(diagnosis.finding()).equals(outcome))
                .count();
    }

    private static String outcome(Finding finding) {
        return switch (finding) {
            case Good _ -> "good";
            case Warning _ -> "warning";
            case Broken _ -> "broken";
            case Skipped _ -> "skipped";
        };
    }

    private static @Nullable String cure(Finding finding) {
        return switch (finding) {
            case Warning(var _, var cure) -> cure;
            case Broken(var _, var cure) -> cure;
            case Good _, Skipped _ -> null;
        };
    }

    /** The finding of the check {@code name}. */
    public record Diagnosis(String name, Finding finding) {}
}
