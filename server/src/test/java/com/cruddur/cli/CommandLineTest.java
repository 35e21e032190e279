package com.cruddur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.CruddurProcess;
import com.cruddur.testing.CruddurProcess.Outcome;
import com.cruddur.testing.InProcessCommand;
import com.cruddur.testing.Shell;
import com.cruddur.testing.TemporaryDataDirectory;
import com.cruddur.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the subcommands promise to somebody at a shell. */
@Timeout(120)
class CommandLineTest {

    private static final Pattern COMMAND = Pattern.compile("^  ([a-z-]+)  +\\S", Pattern.MULTILINE);

    @TempDir
    private Path temporary;

    @Test
    void everyCommandExplainsItself() {
        var help = succeed(Map.of(), "help").output();
        var commands =
                COMMAND.matcher(help).results().map(match -> match.group(1)).toList();

        assertThat(commands)
                .contains("serve", "migrate", "seed", "expire", "schema", "psql", "test", "version", "help");
        for (var command : commands) {
            assertThat(succeed(Map.of(), command, "--help").output()).contains("Usage: cruddur " + command);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"report resolve zz --as dismissed", "user promote ada --role king", "adopt --time-zone Nowhere"})
    void anArgumentOfTheWrongKindIsNamedWithoutWordsOfJava(String arguments) {
        var outcome = InProcessCommand.run(Map.of(), arguments.split(" "));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errors()).contains("Try 'cruddur").doesNotContain("java.", "Exception");
    }

    @Test
    void withoutACommandTheUsageIsShownAsAMistake() {
        var outcome = InProcessCommand.run(Map.of());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.errors()).isEqualTo(succeed(Map.of(), "help").output());
    }

    @Test
    void theVersionIsTheSameHoweverAskedFor() {
        var version = succeed(Map.of(), "version").output();

        assertThat(version).matches("Cruddur \\S+ \\(Java 25.*\\)\\R");
        assertThat(succeed(Map.of(), "--version").output()).isEqualTo(version);
    }

    @Test
    void theCompletionScriptIsSoundBash() throws IOException {
        var script = Files.writeString(
                temporary.resolve("completion"),
                CruddurProcess.run(Map.of(), "generate-completion").output());

        assertThat(Shell.run("bash", "-n", script.toString())).isEqualTo(new Shell.Outcome(0, ""));
        assertThat(script).content().contains("--data-dir");
    }

    @Test
    void theBlueprintInTheCheckoutIsTheOneOfTheMigrations() {
        var blueprint = Path.of(System.getProperty("checkout"), "db/schema.sql");

        assertThat(blueprint).hasContent(succeed(Map.of(), "schema", "-o", "-").output());
    }

    @Test
    void theBlueprintGoesToAFileToo() throws IOException {
        var file = temporary.resolve("schema.sql");

        assertThat(succeed(Map.of(), "schema", "--output", file.toString()).output())
                .isEqualTo("Wrote %s%n".formatted(file));
        assertThat(Files.readString(file)).startsWith("-- The blueprint");
    }

    @Test
    void migratingAgainFindsNothingToDo() {
        try (var database = TestDatabase.empty()) {
            var settings = Map.of("DATABASE_URL", database.connectionString());

            assertThat(succeed(settings, "migrate").output()).matches("Applied \\d+ migrations to postgresql://.*\\R");
            assertThat(succeed(settings, "migrate").output()).matches("The schema of .* is up to date\\.\\R");
        }
    }

    @Test
    void seedingAgainChangesNothing() {
        try (var database = TestDatabase.migrated()) {
            succeed(settings(database), "seed");
            var rows = rows(database);

            succeed(settings(database), "seed");

            assertThat(rows(database)).isEqualTo(rows);
            assertThat(database.texts("SELECT handle FROM public.users ORDER BY 1"))
                    .containsExactly("andrewbrown", "bayko");
            assertThat(database.texts("SELECT message FROM public.activities"))
                    .containsExactly("This was imported as seed data!");
        }
    }

    @Test
    void psqlReachesTheEmbeddedDatabaseWhetherOrNotAServerRuns() {
        var directory = TemporaryDataDirectory.used(temporary);
        String[] query = {"-XAtc", "SELECT count(*) FROM public.activities"};
        try (var cruddur = CruddurProcess.start(directory.settings(), "serve")) {
            cruddur.awaitUrl();

            assertThat(psql(directory.settings(), query).output()).isEqualTo("1\n");
            assertThat(cruddur.anonymous().get("/health/ready").statusCode()).isEqualTo(200);
        }

        assertThat(psql(directory.settings(), query).output()).isEqualTo("1\n");
        assertThat(directory.hasPostmaster()).as("stopped again").isFalse();
        assertThat(psql(directory.settings(), "--data-dir", directory.path().toString(), "-c", "SELECT 1")
                        .output())
                .contains("(1 row)");
    }

    @Test
    void psqlsExitCodeIsPassedOn() {
        try (var database = TestDatabase.migrated()) {
            var outcome = CruddurProcess.run(settings(database), "psql", "-c", "SELECT nonsense");

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.errors()).contains("nonsense");
        }
    }

    @Test
    void theTestsAreRunByTheLauncher() {
        var outcome = InProcessCommand.run(Map.of(), "test");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.errors())
                .isEqualTo("cruddur: The tests run in a checkout of the sources, by its launcher: ./cruddur test%n"
                        .formatted());
    }

    /** A process of its own, because psql writes to the output of the process that starts it. */
    private static Outcome psql(Map<String, String> settings, String... arguments) {
        var command = Stream.concat(Stream.of("psql"), Stream.of(arguments)).toArray(String[]::new);
        var outcome = CruddurProcess.run(settings, command);
        assertThat(outcome.exitCode()).as(outcome.all()).isZero();
        return outcome;
    }

    private static Outcome succeed(Map<String, String> settings, String... arguments) {
        var outcome = InProcessCommand.run(settings, arguments);
        assertThat(outcome.exitCode()).as(outcome.all()).isZero();
        return outcome;
    }

    private static Map<String, String> settings(TestDatabase database) {
        return database.serviceSettings();
    }

    private static List<Object> rows(TestDatabase database) {
        var rows = new ArrayList<Object>(database.query("SELECT * FROM public.users ORDER BY uuid"));
        rows.addAll(database.query("SELECT * FROM public.activities ORDER BY uuid"));
        return rows;
    }
}
