package com.cruddur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.platform.json.Json;
import com.cruddur.testing.CruddurProcess;
import com.cruddur.testing.CruddurProcess.Outcome;
import com.cruddur.testing.InProcessCommand;
import com.cruddur.testing.TemporaryDataDirectory;
import com.cruddur.testing.TestDatabase;
import com.cruddur.testing.Troubleshooting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code cruddur doctor} promises to somebody at a shell, and to a machine. */
@Timeout(120)
class DoctorCommandTest {

    /** The documented shape. */
    private record Document(String subject, String outcome, List<Map<String, String>> checks) {}

    @TempDir
    private Path temporary;

    @Test
    void aBrokenDeploymentEndsWithOneAndIsToldToPeopleAndMachinesAlike() {
        try (var database = TestDatabase.migrated()) {
            var settings = Map.of(
                    "DATABASE_URL",
                    database.connectionString(),
                    "DATABASE_READER_URL",
                    "postgresql://me:s3cret@127.0.0.1:1/cruddur");

            var told = InProcessCommand.run(settings, "doctor");
            var json = InProcessCommand.run(settings, "doctor", "--json");

            assertThat(told.exitCode()).as(told.all()).isEqualTo(1);
            assertThat(told.errors()).isEmpty();
            assertThat(told.output())
                    .contains("broken   durability", "warning  role", "is a superuser", "warning  replica", "→ ");
            assertThat(json.exitCode()).isEqualTo(1);
            var document = document(json);
            assertThat(document.outcome()).isEqualTo("broken");
            assertThat(document.subject()).startsWith("Cruddur at postgresql://127.0.0.1:");
            assertThat(document.checks())
                    .allSatisfy(check -> assertThat(check).containsOnlyKeys("check", "outcome", "words", "cure"));
            assertThat(document.checks())
                    .extracting(check -> check.get("outcome"))
                    .isSubsetOf("good", "warning", "broken", "skipped")
                    .contains("good", "broken");
            Troubleshooting.assertDiscreet(told);
            assertThat(told.all() + json.all())
                    .doesNotContain(String.valueOf(database.url().password()));
        }
    }

    @Test
    void aConfigurationThatIsWrongIsToldWithAllItsMistakesAndNoSecret() {
        var outcome = InProcessCommand.run(
                Map.of("DATABASE_URL", "mysql://me:s3cret@db/cruddur", "PORT", "http"), "doctor", "--json");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(document(outcome).checks())
                .singleElement()
                .satisfies(check -> assertThat(check)
                        .containsEntry("check", "configuration")
                        .containsEntry("outcome", "broken")
                        .hasEntrySatisfying("words", words -> assertThat(words).contains("DATABASE_URL", "PORT")));
        Troubleshooting.assertDiscreet(outcome);
    }

    @Test
    void wrongUsageEndsWithTwo() {
        var outcome = InProcessCommand.run(Map.of(), "doctor", "--jsn");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output()).isEmpty();
    }

    @Test
    void theEmbeddedDatabaseIsLookedAtWhileAServerRunsAndElseLeftAlone() {
        var directory = TemporaryDataDirectory.used(temporary);
        try (var cruddur = CruddurProcess.start(directory.settings(), "serve")) {
            cruddur.awaitUrl();

            var outcome = InProcessCommand.run(directory.settings(), "doctor");

            assertThat(outcome.exitCode()).as(outcome.all()).isZero();
            assertThat(outcome.output()).contains("(embedded)", "good     migrations", " 0 broken.");
        }
        var before = files(directory.path());

        var outcome = InProcessCommand.run(directory.settings(), "doctor");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).contains("no server runs on the data directory " + directory.path());
        assertThat(files(directory.path())).as("left alone").isEqualTo(before);
        assertThat(InProcessCommand.run(
                                Map.of("DATA_DIR", temporary.resolve("none").toString()), "doctor")
                        .exitCode())
                .isEqualTo(1);
        assertThat(Files.exists(temporary.resolve("none"))).isFalse();
    }

    /** All files with what would show that somebody wrote. */
    private static List<String> files(Path directory) {
        try (var files = Files.walk(directory)) {
            return files.sorted()
                    .map(file -> "%s %s %s"
                            .formatted(
                                    file, file.toFile().length(), file.toFile().lastModified()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document document(Outcome outcome) {
        assertThat(outcome.errors()).isEmpty();
        return new Json().read(outcome.output().getBytes(StandardCharsets.UTF_8), Document.class);
    }
}
