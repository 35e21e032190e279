package com.cruddur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.CruddurProcess;
import com.cruddur.testing.CruddurProcess.Outcome;
import com.cruddur.testing.InProcessCommand;
import com.cruddur.testing.TemporaryDataDirectory;
import com.cruddur.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code cruddur expire} promises to somebody at a shell. */
@Timeout(120)
class ExpireCommandTest {

    @TempDir
    private Path temporary;

    @Test
    void itDeletesWhatHasExpiredAndVerifyTellsBeforeAndAfter() {
        try (var database = TestDatabase.migrated()) {
            database.execute("INSERT INTO public.activities (message) VALUES ('alive')");
            assertDone(expire(database, "--verify"), "Nothing that has expired is on disk.");
            addExpired(database, 1_234);

            var before = expire(database, "--verify");
            assertThat(before.exitCode()).isEqualTo(1);
            assertThat(before.output())
                    .isEqualTo("1,234 expired rows of activities are on disk, expired since 2026-01-02T03:04:05Z.%n"
                            .formatted());
            assertThat(before.errors()).isEmpty();
            assertThat(database.texts("SELECT count(*) FROM public.activities")).containsExactly("1235");

            assertDone(expire(database), "Deleted 1,234 expired rows.");
            assertDone(expire(database, "--verify"), "Nothing that has expired is on disk.");
            assertDone(expire(database), "Deleted 0 expired rows.");
            assertThat(database.texts("SELECT message FROM public.activities")).containsExactly("alive");
        }
    }

    @Test
    void itSaysWhenRowsCannotBeDeletedNow() throws SQLException {
        try (var database = TestDatabase.migrated();
                var other = database.url().connect("cruddur-test");
                var statement = other.createStatement()) {
            addExpired(database, 2);
            other.setAutoCommit(false);
            statement.execute("SELECT 1 FROM public.activities LIMIT 1 FOR UPDATE");

            var outcome = expire(database);

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.errorLines())
                    .containsExactly(
                            "cruddur: Deleted 1 expired row, but 1 expired row of activities is held by another session:"
                                    + " run cruddur expire again when that is over");
        }
    }

    @Test
    void itWantsTheSchema() {
        try (var database = TestDatabase.empty()) {
            var outcome = expire(database);

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.errorLines()).singleElement().asString().contains("run cruddur migrate first");
        }
    }

    @Test
    void itWorksOnTheEmbeddedDatabaseWhetherOrNotAServerRuns() {
        var directory = TemporaryDataDirectory.used(temporary);
        assertDone(InProcessCommand.run(directory.settings(), "expire"), "Deleted 0 expired rows.");
        assertThat(directory.hasPostmaster()).as("stopped again").isFalse();

        try (var cruddur = CruddurProcess.start(directory.settings(), "serve")) {
            cruddur.awaitUrl();
            assertDone(
                    InProcessCommand.run(directory.settings(), "expire", "--verify"),
                    "Nothing that has expired is on disk.");
            assertThat(cruddur.anonymous().get("/health/ready").statusCode()).isEqualTo(200);
        }
    }

    private static void addExpired(TestDatabase database, int count) {
        database.execute("INSERT INTO public.activities (message, expires_at)"
                + " SELECT 'expired', '2026-01-02 03:04:05+00' FROM generate_series(1, " + count + ")");
    }

    private static Outcome expire(TestDatabase database, String... options) {
        var settings = database.serviceSettings();
        return options.length == 0
                ? InProcessCommand.run(settings, "expire")
                : InProcessCommand.run(settings, "expire", options[0]);
    }

    private static void assertDone(Outcome outcome, String words) {
        assertThat(outcome.exitCode()).as(outcome.all()).isZero();
        assertThat(outcome.output()).isEqualTo(words + System.lineSeparator());
    }
}
