package com.cruddur.cli;

import com.cruddur.activity.ActivityDeletion;
import com.cruddur.config.Settings;
import com.cruddur.moderation.Report;
import com.cruddur.moderation.ReportState;
import com.cruddur.moderation.Reports;
import com.cruddur.moderation.Reports.Resolution;
import com.cruddur.moderation.Suspensions;
import com.cruddur.platform.Failure;
import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.json.Json;
import com.cruddur.platform.text.OneLine;
import com.cruddur.realtime.EventPublisher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cruddur report}: lists and resolves reports. The operator has all rights of moderators. */
@Command(
        name = "report",
        description = "List and resolve what people reported.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ReportCommand extends ConfiguredCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final Json json = new Json();

    /** Prints the list of subcommands when none is given. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }

    @Command(
            name = "list",
            description = "List open reports, oldest first, with what was reported.",
            mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--json", description = "Print one JSON object a line.") boolean asJson,
            @Option(names = "--all", description = "List resolved reports after the open ones.") boolean all) {
        withReports(reports -> {
            var found = new ArrayList<>(everything(reports, ReportState.OPEN));
            if (all) {
                found.addAll(everything(reports, ReportState.RESOLVED));
            }
            found.forEach(report -> say(asJson ? json(report) : line(report)));
            if (found.isEmpty() && !asJson) {
                say(all ? "Nothing has been reported." : "No report is open.");
            }
        });
        return ExitCode.OK;
    }

    @Command(name = "resolve", description = "Decide on a report.", mixinStandardHelpOptions = true)
    int resolve(
            @Parameters(paramLabel = "UUID", description = "The report's id, as list shows it.") UUID uuid,
            @Option(
                            names = "--as",
                            required = true,
                            paramLabel = "DECISION",
                            description =
                                    "dismissed, removed (the post is deleted) or suspended (the person is suspended,"
                                            + " too).")
                    String decision) {
        var resolution = resolution(decision);
        withReports(reports -> {
            var report = reports.resolve(null, uuid, resolution);
            say("Report %s is resolved as %s.".formatted(report.uuid(), report.resolution()));
        });
        return ExitCode.OK;
    }

    private Resolution resolution(String word) {
        try {
            return Resolution.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new OperatorException("--as is dismissed, removed or suspended", e);
        }
    }

    private void withReports(Consumer<Reports> work) {
        var config = quietConfig();
        try (var open = OpenDatabase.of(config)) {
            open.requireSchema();
            try (var database = new Database(open.url(), 1, new SimpleMeterRegistry())) {
                var deletion = new ActivityDeletion(
                        database, new EventPublisher(List.of()), config.get(Settings.ANY_LIFETIME));
                work.accept(new Reports(
                        database, json, deletion, new Suspensions(database), config.get(Settings.EVIDENCE_DAYS)));
            } catch (Failure e) {
                throw new OperatorException(words(e), e);
            }
        }
    }

    private static String words(Failure failure) {
        return failure instanceof Failure.Invalid invalid && invalid.codes().contains("resolution_not_applicable")
                ? "This report is not of a post, or whom it is about is gone: resolve it in another way"
                : String.valueOf(failure.getMessage());
    }

    private static List<Report> everything(Reports reports, ReportState state) {
        var found = new ArrayList<Report>();
        var page = reports.list(state, new PageRequest(PageRequest.MOST, null));
        found.addAll(page.items());
        while (page.older() != null) {
            page = reports.list(state, new PageRequest(PageRequest.MOST, page.older()));
            found.addAll(page.items());
        }
        return found;
    }

    private String json(Report report) {
        return new String(json.write(report), StandardCharsets.UTF_8);
    }

    private static String line(Report report) {
        var evidence = report.evidence();
        return OneLine.of("%s  %s  %s  @%s: %s%s"
                .formatted(
                        report.uuid(),
                        report.createdAt(),
                        report.resolution() == null ? "open" : report.resolution(),
                        report.reportedHandle() == null ? "?" : report.reportedHandle(),
                        report.reason(),
                        evidence == null ? "" : " — \"" + evidence.words() + '"'));
    }

    private void say(String words) {
        spec.commandLine().getOut().println(words);
    }
}
