package com.cruddur.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Await;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.CruddurProcess;
import com.cruddur.testing.DebianPostgres;
import com.cruddur.testing.InProcessCommand;
import com.cruddur.testing.RunBook;
import com.cruddur.testing.Shell;
import com.cruddur.testing.SseClient;
import com.cruddur.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * "Restoring to a moment" of docs/run-book.md, done: a base backup and the archive of the log become a server as it was
 * before a bad statement, by the commands of the run book.
 */
@Timeout(180)
class RestoreDrillTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String POST = "{\"message\": \"%s\", \"ttl\": \"1-day\"}";

    @TempDir
    private Path directory;

    private final List<String> acknowledged = new ArrayList<>();
    private String kept = "";
    private String retried = "";
    private String deleted = "";
    private int told;

    @Test
    void aRestoreBringsBackAcknowledgedWritesAndNothingExpired() throws Exception {
        var archive = Files.createDirectory(directory.resolve("archive"));
        var backup = directory.resolve("backup");
        try (var damaged = DebianPostgres.primary("127.0.0.71", archivingTo(archive), Map.of())
                .migrated()) {
            damaged.backUp(backup);
            ExpiringContent life;
            String moment;
            try (var _ = sweepElsewhere(damaged.database());
                    var cruddur = Cruddur.startOn(damaged.database())) {
                life = liveUntilTheMoment(cruddur);
                moment = now(damaged);
                goOnAfterTheMoment(cruddur);
            }
            damaged.execute("DELETE FROM public.activities WHERE message LIKE 'Acknowledged%'");
            damaged.execute("SELECT pg_switch_wal()");
            awaitArchived(damaged);
            Await.until("the end of a short life", PATIENCE, life::isOver);

            try (var restored = DebianPostgres.restored("127.0.0.72", backup, archive, moment)) {
                assertGoneEverywhereThoughOnDisk(restored.database(), life);
                follow(damaged.connectionString(), restored.connectionString());
                look(restored.database());
            }
        }
    }

    private static Map<String, String> archivingTo(Path archive) {
        return Map.of(
                "archive_mode", "on", "archive_command", "test ! -f %s/%%f && cp %%p %1$s/%%f".formatted(archive));
    }

    /** Posts, a session, a retried write, and a life that ends while the drill goes on. */
    private ExpiringContent liveUntilTheMoment(Cruddur cruddur) {
        kept = cruddur.database().signIn("bayko");
        var bayko = bearer(cruddur, kept);
        for (var number = 0; number < 20; number++) {
            acknowledged.add(post(bayko, "Acknowledged " + number));
        }
        retried = bayko.post("/api/activities", POST.formatted("Retried"), "Idempotency-Key", "once")
                .body();
        deleted = post(bayko, "Deleted by its author");
        cruddur.database().addUser("leaver");
        cruddur.database().addUser("nuisance");
        cruddur.database()
                .execute(
                        "INSERT INTO public.credentials (user_uuid, password_hash) SELECT uuid, 'old' FROM public.users");
        var life = new ExpiringContent(cruddur, "mayfly");
        life.leave(Duration.ofSeconds(4));
        return life;
    }

    /** What is lost, and what must not come back. */
    private void goOnAfterTheMoment(Cruddur cruddur) {
        var bayko = bearer(cruddur, kept);
        post(bayko, "Lost");
        assertThat(bayko.delete("/api/activities/" + deleted).statusCode()).isEqualTo(200);
        var leaver = cruddur.database().userUuid("leaver").toString();
        var settings = Map.of("DATABASE_URL", cruddur.database().connectionString());
        assertThat(InProcessCommand.run(settings, "user", "delete", leaver).all())
                .contains("The account " + leaver);
        cruddur.database().execute("""
                UPDATE public.users SET suspended_at = now() WHERE handle = 'nuisance';
                UPDATE public.credentials SET password_hash = 'new', changed_at = now();
                INSERT INTO public.blocks (blocker_uuid, blocked_uuid) SELECT a.uuid, b.uuid
                FROM public.users AS a, public.users AS b WHERE a.handle = 'bayko' AND b.handle = 'nuisance';
                """);
        told = Integer.parseInt(cruddur.database()
                .texts("SELECT coalesce(max(id), 0) FROM public.events")
                .getFirst());
    }

    /** Does what the run book says, in its order. */
    private void follow(String damaged, String restored) throws IOException {
        var program = Files.writeString(
                directory.resolve("cruddur"),
                "#!/bin/sh\nexec '%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s' com.cruddur.Main \"$@\"\n"
                        .formatted(System.getProperty("java.home"), CruddurProcess.classPath()));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        var said = new StringBuilder();
        for (var block : RunBook.commands("Restoring to a moment")) {
            var script = Files.writeString(
                    directory.resolve("block"),
                    block.replace("OLD=" + RunBook.DATABASE, "OLD='" + damaged + "'")
                            .replace("=" + RunBook.DATABASE, "='" + restored + "'"));
            var command = block.contains("./cruddur") || block.contains("psql")
                    ? "bash -eu " + script
                    : "psql -Xq -v ON_ERROR_STOP=1 -f %s '%s'".formatted(script, restored);
            var outcome = Shell.run("bash", "-euc", "cd '%s'; %s".formatted(directory, command));
            assertThat(outcome.exitCode()).as("%s%n%s", block, outcome.output()).isZero();
            said.append(outcome.output());
        }
        System.out.println(said);
        assertThat(said.toString())
                .containsPattern("good +primary ")
                .containsPattern("good +migrations ")
                .containsPattern("good +indexes ")
                .contains("Nothing that has expired is on disk.");
    }

    private void look(TestDatabase restored) {
        try (var cruddur = Cruddur.startOn(restored)) {
            var anybody = cruddur.anonymous();
            assertThat(anybody.get("/health/ready").statusCode()).isEqualTo(200);
            acknowledged.forEach(
                    uuid -> assertThat(anybody.get("/api/activities/" + uuid).statusCode())
                            .as("acknowledged before the moment")
                            .isEqualTo(200));
            assertThat(anybody.get("/api/activities/home?limit=100").body())
                    .contains("Acknowledged 0", "Acknowledged 19", "Retried")
                    .doesNotContain("Lost");
            assertThat(anybody.get("/api/activities/" + deleted).statusCode())
                    .as("deleted by its author since")
                    .isEqualTo(404);
            assertThat(bearer(cruddur, kept).get("/api/account").statusCode())
                    .as("everybody is signed out")
                    .isEqualTo(401);
            assertWhatWasErasedStaysErased(restored);
            assertPeopleGoOn(cruddur);
        }
    }

    /** Before anything is done about it. */
    private static void assertGoneEverywhereThoughOnDisk(TestDatabase restored, ExpiringContent before)
            throws SQLException {
        try (var _ = sweepElsewhere(restored);
                var cruddur = Cruddur.startOn(restored)) {
            var life = before.movedTo(cruddur);
            assertGoneEverywhere(life, cruddur);
            life.assertStillOnDisk();
            var settings = Map.of("DATABASE_URL", restored.connectionString());
            assertThat(InProcessCommand.run(settings, "expire", "--verify").output())
                    .contains("2 expired rows of activities are on disk", "1 expired row of messages is on disk");
        }
    }

    private static void assertGoneEverywhere(ExpiringContent life, Cruddur cruddur) {
        var softly = new SoftAssertions();
        cruddur.routes().stream()
                .filter(route -> route.startsWith("GET "))
                .flatMap(route -> ContentProbe.OF_ROUTES.getOrDefault(route.substring(4), List.of()).stream())
                .filter(exposure -> exposure.shown().contains("{mark}"))
                .forEach(exposure -> softly.assertThat(life.actor(exposure.who())
                                .get(life.fill(exposure.path()))
                                .body())
                        .as(exposure.path())
                        .doesNotContain(life.fill(exposure.shown())));
        softly.assertAll();
    }

    private static void assertWhatWasErasedStaysErased(TestDatabase restored) {
        assertThat(restored.texts("SELECT 1 FROM public.users WHERE handle = 'leaver'"))
                .isEmpty();
        assertThat(restored.texts("SELECT handle FROM public.users WHERE suspended_at IS NOT NULL"))
                .containsExactly("nuisance");
        assertThat(restored.texts("SELECT DISTINCT password_hash FROM public.credentials"))
                .containsExactly("new");
        assertThat(restored.texts("SELECT count(*) FROM public.blocks")).containsExactly("1");
        assertThat(restored.texts("SELECT relname FROM pg_class WHERE relpersistence = 'u'"))
                .as("tables that a restore would empty")
                .isEmpty();
    }

    /** Signs in, repeats a write that had no answer, listens. */
    private void assertPeopleGoOn(Cruddur cruddur) {
        var bayko = cruddur.user("bayko");
        assertThat(bayko.post("/api/activities", POST.formatted("Retried"), "Idempotency-Key", "once")
                        .body())
                .isEqualTo(retried);
        try (var listening = SseClient.to(cruddur.url(), "Last-Event-ID", Integer.toString(told))) {
            var uuid = post(bayko, "After the restore");
            assertThat(Long.parseLong(listening.await("activity", "uuid", uuid).id()))
                    .isGreaterThan(told);
        }
    }

    /** Holds the sweeper's turn: that the expired do not show must not be its work. */
    private static Connection sweepElsewhere(TestDatabase database) throws SQLException {
        var connection = database.url().connect("cruddur-test");
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(hashtextextended('cruddur.expiry', 0))");
        }
        return connection;
    }

    private static String now(DebianPostgres server) {
        return server.database().texts("SELECT clock_timestamp()::text").getFirst();
    }

    private static void awaitArchived(DebianPostgres server) {
        var last = server.database()
                .texts("SELECT pg_walfile_name(pg_current_wal_lsn() - 1)")
                .getFirst();
        Await.until(
                "the archive",
                PATIENCE,
                () -> server.database()
                        .texts("SELECT coalesce(last_archived_wal, '') >= '%s' FROM pg_stat_archiver".formatted(last))
                        .equals(List.of("true")),
                server::log);
    }

    private static Actor bearer(Cruddur cruddur, String token) {
        return cruddur.anonymous().with("Authorization", "Bearer " + token);
    }

    private static String post(Actor author, String message) {
        var response = author.post("/api/activities", POST.formatted(message));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Actor.json(response).get("uuid").asString();
    }
}
