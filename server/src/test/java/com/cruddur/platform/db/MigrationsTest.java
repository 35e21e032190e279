package com.cruddur.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.platform.OperatorException;
import com.cruddur.testing.Shell;
import com.cruddur.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

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

    @Test
    void theLinterFindsNothing() throws IOException {
        var command = new ArrayList<>(List.of(
                "npx",
                "--yes",
                "squawk-cli@2.66.0",
                "--config=" + Path.of(System.getProperty("checkout"), "server/.squawk.toml")));
        migrationFiles().forEach(file -> command.add(file.toString()));

        var outcome = Shell.run(command.toArray(String[]::new));

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("Found 0 issues");
    }

    private static List<Path> migrationFiles() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.toList();
        }
    }
}
