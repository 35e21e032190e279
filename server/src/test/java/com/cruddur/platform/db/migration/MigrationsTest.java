package com.cruddur.platform.db.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.platform.OperatorException;
import com.cruddur.testing.Shell;
import com.cruddur.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrations apply once, harm nothing foreign, and keep the rules of docs/migrations.md. */
class MigrationsTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("checkout"), "server/src/main/resources/db/migration");

    @Test
    void anEmptyDatabaseIsBroughtUpToDateOnce() {
        try (var database = TestDatabase.empty()) {
            var first = new Migrations(database.url()).migrate();
            assertThat(first.applied()).isPositive();
            assertThat(first.fromScratch()).isTrue();

            var second = new Migrations(database.url()).migrate();
            assertThat(second).isEqualTo(new Migrations.Outcome(0, false));
        }
    }

    /** Such a schema is left to Flyway, which migrates it or says what is wrong. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '3'",
                "UPDATE flyway_schema_history SET success = false WHERE version = '3'",
                "UPDATE flyway_schema_history SET script = 'V3__other.sql' WHERE version = '3'",
                "DELETE FROM flyway_schema_history WHERE version = '3'",
                "INSERT INTO flyway_schema_history VALUES (999, '999', 'newer', 'SQL', 'V999__newer.sql', 1, 'x', now(), 1, true)",
                "DROP TABLE flyway_schema_history"
            })
    void aHistoryThatDiffersFromTheFilesIsNotTakenForCurrent(String change) throws SQLException {
        try (var database = TestDatabase.migrated();
                var connection = database.url().connect("cruddur-test")) {
            var history = new SchemaHistory(connection);
            assertThat(history.isOf(MigrationScript.all())).isTrue();

            database.execute(change);

            assertThat(history.isOf(MigrationScript.all())).isFalse();
        }
    }

    @Test
    void severalMigratorsAtOnceDoNotDisturbEachOther() throws Exception {
        try (var database = TestDatabase.empty();
                var threads = Executors.newFixedThreadPool(4)) {
            Callable<Migrations.Outcome> migrator = () -> new Migrations(database.url()).migrate();

            var applied = 0;
            for (var outcome : threads.invokeAll(List.of(migrator, migrator, migrator, migrator))) {
                applied += outcome.get().applied();
            }

            assertThat(applied)
                    .isEqualTo(new Migrations(database.url()).pending().size()
                            + migrationFiles().size());
        }
    }

    @Test
    void aDatabaseWithTablesOfAnotherKindIsLeftAlone() {
        try (var database = TestDatabase.empty()) {
            database.execute("CREATE TABLE public.orders (id integer PRIMARY KEY)");

            assertThatThrownBy(() -> new Migrations(database.url()).migrate())
                    .isInstanceOf(OperatorException.class)
                    .hasMessageContaining("holds tables that are not Cruddur's; nothing was changed");

            assertThat(database.texts("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
                    .containsExactly("orders");
        }
    }

    @Test
    void everyMigrationIsNumberedWithoutAGap() throws IOException {
        var versions = migrationFiles().stream()
                .map(file -> Integer.parseInt(file.getFileName().toString().replaceFirst("V(\\d+)__\\w+\\.sql", "$1")))
                .sorted()
                .toList();

        for (var i = 0; i < versions.size(); i++) {
            assertThat(versions.get(i)).isEqualTo(i + 1);
        }
    }

    @Test
    void everyMigrationBoundsItsLocksAndSaysWhy() throws IOException {
        assertThat(migrationFiles())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file)
                        .content()
                        .startsWith("-- ")
                        .contains("SET lock_timeout = ", "SET statement_timeout = "));
    }

    /** What runs outside a transaction must be one statement, so that it is done or is not, and can be done again. */
    @Test
    void anIndexThatIsBuiltConcurrentlyIsAloneInItsFile() {
        assertThat(MigrationScript.all())
                .filteredOn(script -> script.text().contains("CONCURRENTLY"))
                .isNotEmpty()
                .allSatisfy(script -> {
                    assertThat(script.concurrentIndex()).as(script.name()).isPresent();
                    assertThat(statements(script).filter(statement -> !statement.startsWith("SET ")))
                            .as(script.name())
                            .hasSize(1);
                });
    }

    private static Stream<String> statements(MigrationScript script) {
        return Arrays.stream(script.text().replaceAll("(?m)^--.*$", "").split(";", -1))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty());
    }

    @Test
    void theLinterFindsNothing() throws IOException {
        var outcome = lint(migrationFiles());

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("Found 0 issues");
    }

    @Test
    void theLinterRefusesWhatWouldStopTheService(@TempDir Path directory) throws IOException {
        var bad = Files.writeString(directory.resolve("V99__bad.sql"), """
                -- Three ways to keep everybody waiting, and one to break the version that still runs.
                CREATE INDEX users_website_idx ON public.users (website);
                ALTER TABLE public.users ALTER COLUMN handle TYPE text;
                ALTER TABLE public.users ADD CONSTRAINT users_website CHECK (website <> '');
                ALTER TABLE public.users RENAME COLUMN bio TO about;
                """);

        var outcome = lint(List.of(bad));

        assertThat(outcome.exitCode()).as(outcome.output()).isNotZero();
        assertThat(outcome.output())
                .contains(
                        "require-concurrent-index-creation",
                        "changing-column-type",
                        "constraint-missing-not-valid",
                        "renaming-column",
                        "require-lock-timeout");
    }

    private static Shell.Outcome lint(List<Path> files) {
        var command = new ArrayList<>(List.of(
                "npx",
                "--yes",
                "squawk-cli@2.66.0",
                "--config=" + Path.of(System.getProperty("checkout"), "server/.squawk.toml")));
        files.forEach(file -> command.add(file.toString()));
        return Shell.run(command.toArray(String[]::new));
    }

    private static List<Path> migrationFiles() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.toList();
        }
    }
}
