package com.cruddur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.CruddurProcess.Outcome;
import com.cruddur.testing.InProcessCommand;
import com.cruddur.testing.TestDatabase;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code cruddur report} promises to somebody at a shell. */
@Timeout(120)
class ReportCommandTest {

    @Test
    void theOperatorListsAndResolvesReports() {
        try (var database = TestDatabase.migrated()) {
            assertThat(report(database, "list").output()).isEqualTo("No report is open.%n".formatted());
            database.addUser("bayko");
            database.addActivity("bayko", "nasty", "1 minute");
            var activity = database.texts("SELECT uuid FROM public.activities").getFirst();
            database.execute("""
                    INSERT INTO public.reports (uuid, reported_uuid, activity_uuid, evidence, evidence_expires_at, reason)
                    SELECT '00000000-0000-7000-8000-000000000001', user_uuid, uuid, '{"message":"nasty"}', now() + interval '1 day',
                        E'rude \\x1b[31m' FROM public.activities
                    """);

            var listed = report(database, "list").output();
            assertThat(listed).contains("00000000-0000-7000-8000-000000000001", "open  @bayko: rude", "\"nasty\"");
            assertThat(listed).doesNotContain("\u001b");
            assertThat(report(database, "list", "--json").output())
                    .startsWith("{\"uuid\":\"00000000-0000-7000-8000-000000000001\"")
                    .contains("\"activity_uuid\":\"" + activity + '"');

            var resolved = report(database, "resolve", "00000000-0000-7000-8000-000000000001", "--as", "removed");
            assertThat(resolved.all()).contains("is resolved as removed.");
            assertThat(database.texts("SELECT expires_at <= now() FROM public.activities"))
                    .containsExactly("true");
            assertThat(report(database, "list").output()).contains("No report is open.");
            assertThat(report(database, "list", "--all").output()).contains("removed  @bayko: rude");
        }
    }

    @Test
    void anImpossibleResolutionIsSaidInALine() {
        try (var database = TestDatabase.migrated()) {
            var uuid = "00000000-0000-7000-8000-000000000002";
            assertThat(report(database, "resolve", uuid, "--as", "removed").errorLines())
                    .containsExactly("cruddur: There is no such report.");
            assertThat(report(database, "resolve", uuid, "--as", "x").errorLines())
                    .containsExactly("cruddur: --as is dismissed, removed or suspended");
            assertThat(report(database, "resolve", "x", "--as", "removed").exitCode())
                    .isEqualTo(2);
            assertThat(report(database).exitCode()).isEqualTo(2);
        }
    }

    private static Outcome report(TestDatabase database, String... arguments) {
        var command = Stream.concat(Stream.of("report"), Stream.of(arguments)).toArray(String[]::new);
        return InProcessCommand.run(database.serviceSettings(), command);
    }
}
