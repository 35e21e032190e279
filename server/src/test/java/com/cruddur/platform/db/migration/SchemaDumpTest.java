package com.cruddur.platform.db.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Shell;
import com.cruddur.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code db/schema.sql} is the whole database. */
class SchemaDumpTest {

    private static final Path FILE = Path.of(System.getProperty("checkout"), "db/schema.sql");

    /** All that makes a schema: columns, constraints, indexes, extensions, comments, history. */
    private static final List<String> DESCRIPTIONS = List.of(
            """
            SELECT concat_ws(' ', table_name, ordinal_position, column_name, data_type, character_maximum_length, is_nullable, column_default)
            FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1
            """,
            "SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1",
            "SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid::regclass::text !~ '^pg_' ORDER BY 1",
            "SELECT extname FROM pg_extension ORDER BY 1",
            "SELECT concat_ws(' ', objoid::regclass, objsubid, description) FROM pg_description WHERE classoid = 'pg_class'::regclass AND objoid::regclass::text !~ '^(pg_|information_schema)' ORDER BY 1",
            "SELECT concat_ws(' ', installed_rank, version, description, type, script, checksum, success) FROM public.flyway_schema_history ORDER BY 1");

    @Test
    void theFileIsWhatTheMigrationsMake() throws IOException {
        assertThat(Files.readString(FILE))
                .as("db/schema.sql is behind the migrations: run ./cruddur schema")
                .isEqualTo(SchemaDump.sql());
    }

    @Test
    void aDatabaseThatPsqlMadeOfItEqualsAMigratedOne() {
        try (var made = TestDatabase.empty();
                var migrated = TestDatabase.migrated()) {
            load(made);

            for (var description : DESCRIPTIONS) {
                assertThat(made.texts(description))
                        .isEqualTo(migrated.texts(description))
                        .isNotEmpty();
            }
        }
    }

    @Test
    void nothingIsLeftToMigrateThen() {
        try (var made = TestDatabase.empty()) {
            load(made);
            var migrations = new Migrations(made.url());

            assertThat(migrations.pending()).isEmpty();
            assertThat(migrations.migrate().applied()).isZero();
        }
    }

    @Test
    void loadingItTwiceStopsAtTheFirstStatementThatFailsAndHarmsNothing() {
        try (var made = TestDatabase.empty()) {
            load(made);
            made.addUser("bayko");

            var outcome = Shell.run("psql", "--quiet", "--file=" + FILE, made.connectionString());

            assertThat(outcome.exitCode()).isEqualTo(3);
            assertThat(outcome.output()).contains("already exists");
            assertThat(made.texts("SELECT handle FROM public.users")).containsExactly("bayko");
        }
    }

    private static void load(TestDatabase database) {
        var outcome = Shell.run("psql", "--quiet", "--file=" + FILE, database.connectionString());
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }
}
