package com.cruddur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Await;
import com.cruddur.testing.CruddurProcess;
import com.cruddur.testing.OrdinaryUser;
import com.cruddur.testing.TemporaryDataDirectory;
import com.cruddur.testing.TestDatabase;
import com.cruddur.testing.Troubleshooting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code cruddur serve} promises of its life as a process: start, end, sudden death and return. */
@Timeout(180)
class ServeProcessTest {

    private static final String HOME = "/api/activities/home";
    private static final String SEEDED = "This was imported as seed data!";

    @TempDir
    private Path temporary;

    @Test
    void theFirstStartShowsTheSeededPostAndLaterStartsHaveTheDataEvenIfPostgresIsKilled() {
        var directory = new TemporaryDataDirectory(temporary.resolve("a new/directory with spaces, and ümläuts"));
        try (var cruddur = serve(directory)) {
            assertThat(cruddur.awaitUrl()).startsWith("http://127.0.0.1:");
            assertThat(messages(cruddur)).containsExactly(SEEDED);
            directory.insertActivity("by hand");
            end(cruddur, directory, "TERM", 143);
        }
        try (var again = serve(directory)) {
            assertThat(messages(again)).containsExactly("by hand", SEEDED);

            directory.postgres().getFirst().destroyForcibly();
            again.awaitOutput("The embedded PostgreSQL runs again");
            Await.until(
                    "the next answer",
                    Duration.ofSeconds(30),
                    () -> again.anonymous().get(HOME).statusCode() == 200);
            assertThat(messages(again)).containsExactly("by hand", SEEDED);
        }
    }

    @Test
    void asOftenAsItIsStoppedNoProcessIsLeft() {
        var directory = TemporaryDataDirectory.used(temporary);
        for (var signal : List.of("TERM", "INT", "TERM")) {
            try (var cruddur = serve(directory)) {
                assertThat(messages(cruddur)).containsExactly(SEEDED);
                end(cruddur, directory, signal, signal.equals("TERM") ? 143 : 130);
            }
        }
    }

    @Test
    void aServerThatWasKilledLeavesItsDataToTheNext() {
        var directory = TemporaryDataDirectory.used(temporary);
        String port;
        List<ProcessHandle> leftOver;
        try (var cruddur = serve(directory)) {
            cruddur.awaitUrl();
            directory.insertActivity("before the kill");
            leftOver = directory.postgres();
            port = directory.port();
            cruddur.signal("KILL");
            assertThat(cruddur.awaitEnd().exitCode()).isEqualTo(137);
        }
        assertThat(leftOver.getFirst().isAlive()).as("PostgreSQL outlives it").isTrue();

        try (var next = serve(directory)) {
            assertThat(messages(next)).containsExactly("before the kill", SEEDED);
            assertThat(directory.port()).as("the same PostgreSQL").isEqualTo(port);
            end(next, directory, "TERM", 143);
        }
        assertThat(leftOver).noneMatch(TemporaryDataDirectory::runs);
    }

    @Test
    void whenAllWasKilledTheNextStartRecovers() {
        var directory = TemporaryDataDirectory.used(temporary);
        try (var cruddur = serve(directory)) {
            cruddur.awaitUrl();
            directory.insertActivity("before the crash");
            var postgres = directory.postgres();
            cruddur.signal("KILL");
            postgres.forEach(ProcessHandle::destroyForcibly);
            TemporaryDataDirectory.awaitEnd(postgres);
        }
        // After a crash of the machine the number in the file may be anybody's: here it is this test's.
        var lines = directory.read("database/postmaster.pid").lines().toList();
        directory.write(
                "database/postmaster.pid",
                ProcessHandle.current().pid() + "\n" + String.join("\n", lines.subList(1, lines.size())) + "\n");

        try (var next = serve(directory)) {
            assertThat(messages(next)).containsExactly("before the crash", SEEDED);
        }
    }

    @Test
    void aSecondServerOnTheSameDirectoryIsRefusedAndTheFirstGoesOn() {
        var directory = TemporaryDataDirectory.used(temporary);
        try (var first = serve(directory)) {
            first.awaitUrl();

            var second = CruddurProcess.run(directory.settings(), "serve");

            var message = Troubleshooting.section("The data directory").get("A second server on the directory");
            Troubleshooting.assertTold(Objects.requireNonNull(message), second);
            assertThat(messages(first)).containsExactly(SEEDED);
        }
    }

    /** Past a pooler, so that the request may wait for the lock for longer than others may. */
    @Test
    void aRequestUnderWayIsAnsweredBeforeTheEnd() throws Exception {
        try (var database = TestDatabase.migrated();
                var cruddur = CruddurProcess.start(patient(database), "serve", "--port=0");
                var threads = Executors.newVirtualThreadPerTaskExecutor();
                var blocker = database.url().connect("cruddur-test");
                var lock = blocker.createStatement()) {
            var actor = cruddur.anonymous();
            actor.get(HOME);
            blocker.setAutoCommit(false);
            lock.execute("LOCK TABLE public.activities");

            var response = threads.submit(() -> actor.get(HOME));
            Await.until(
                    "the request's wait for the lock",
                    Duration.ofSeconds(10),
                    () -> !database.texts("""
                            SELECT 1 FROM pg_stat_activity
                            WHERE wait_event_type = 'Lock' AND query LIKE '%activities_seen_by%'
                            """).isEmpty());
            cruddur.signal("TERM");
            cruddur.awaitOutput("Stopping");
            blocker.rollback();

            assertThat(response.get(10, TimeUnit.SECONDS))
                    .extracting(HttpResponse::statusCode, HttpResponse::body)
                    .containsExactly(200, "[]");
            assertThat(cruddur.awaitEnd().exitCode()).isEqualTo(143);
        }
    }

    private static Map<String, String> patient(TestDatabase database) {
        var settings = new HashMap<>(TestDatabase.settings(database.roleUrl()));
        settings.merge("DATABASE_URL", "&socketTimeout=30&options=-c%20statement_timeout=20s", String::concat);
        return settings;
    }

    @Test
    void firstStartsThatAreBrokenOffSpoilNothing() {
        var directory = TemporaryDataDirectory.withPrograms(temporary);
        for (var signal : List.of("TERM", "INT", "KILL")) {
            try (var cruddur = serve(directory)) {
                Await.until("initdb at work", Duration.ofSeconds(30), directory::isInitialising);
                cruddur.signal(signal);
                assertThat(cruddur.awaitEnd().errors()).isEmpty();
            }
            assertThat(directory.hasPostmaster()).isFalse();
            assertThat(temporary.resolve("database")).doesNotExist();
        }

        try (var next = serve(directory)) {
            assertThat(messages(next)).containsExactly(SEEDED);
        }
    }

    @Test
    void aStartThatIsBrokenOffLeavesNoPostgresRunning() {
        var directory = TemporaryDataDirectory.used(temporary);
        try (var cruddur = serve(directory)) {
            Await.until("PostgreSQL's start", Duration.ofSeconds(30), directory::hasPostmaster);
            cruddur.signal("TERM");
            assertThat(cruddur.awaitEnd().exitCode()).isEqualTo(143);
        }
        assertThat(directory.hasPostmaster()).isFalse();
    }

    @Test
    void aStartThatFailsStopsWhatItHadStarted() throws IOException {
        var directory = TemporaryDataDirectory.used(temporary);
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());

            var outcome = CruddurProcess.run(directory.settings(), "serve", "--port", port);

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.errorLines()).singleElement().asString().contains("Cannot listen on");
        }
        assertThat(directory.hasPostmaster()).isFalse();
    }

    @Test
    void anOrdinaryUserCanServeToo() {
        var ordinary = OrdinaryUser.in(temporary);
        var directory = new TemporaryDataDirectory(ordinary.home().resolve("data"));
        try (var cruddur =
                CruddurProcess.startBehind(ordinary.prefix(), ordinary.classPath(), directory.settings(), "serve")) {
            assertThat(messages(cruddur)).containsExactly(SEEDED);
            end(cruddur, directory, "INT", 130);
        }
    }

    private static CruddurProcess serve(TemporaryDataDirectory directory) {
        return CruddurProcess.start(directory.settings(), "serve");
    }

    private static void end(CruddurProcess cruddur, TemporaryDataDirectory directory, String signal, int exitCode) {
        var postgres = directory.postgres();
        cruddur.signal(signal);
        var outcome = cruddur.awaitEnd();
        assertThat(outcome.exitCode()).as(outcome.all()).isEqualTo(exitCode);
        assertThat(outcome.errors()).isEmpty();
        TemporaryDataDirectory.awaitEnd(postgres);
        assertThat(directory.hasPostmaster()).isFalse();
    }

    private static List<String> messages(CruddurProcess cruddur) {
        Actor actor = cruddur.anonymous();
        return actor.json(HOME)
                .valueStream()
                .map(activity -> activity.get("message").asString())
                .toList();
    }
}
