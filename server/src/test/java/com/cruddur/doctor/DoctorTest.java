package com.cruddur.doctor;

import static com.cruddur.doctor.BrokenDeployment.assertBroken;
import static com.cruddur.doctor.BrokenDeployment.assertWarning;
import static com.cruddur.doctor.BrokenDeployment.examine;
import static com.cruddur.doctor.BrokenDeployment.finding;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.doctor.Finding.Good;
import com.cruddur.doctor.Finding.Skipped;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.testing.Await;
import com.cruddur.testing.DebianPostgres;
import com.cruddur.testing.InProcessCommand;
import com.cruddur.testing.MailServer;
import com.cruddur.testing.Troubleshooting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A deployment that is as it should be is found good; each thing that is spoiled is found, and nothing else is blamed. */
@Timeout(60)
class DoctorTest {

    @TempDir
    static Path directory;

    private static BrokenDeployment deployment;

    @BeforeAll
    static void start() {
        deployment = BrokenDeployment.start(directory);
    }

    @AfterAll
    static void stop() {
        deployment.close();
    }

    @Test
    void aGoodDeploymentIsGoodThroughout() {
        var report = examine(deployment.url());

        assertThat(report.isBroken()).isFalse();
        assertThat(report.diagnoses())
                .filteredOn(diagnosis -> !diagnosis.name().equals("version")) // its end comes nearer
                .filteredOn(diagnosis -> !diagnosis.name().equals("mail"))
                .as(report.lines().toString())
                .allSatisfy(diagnosis -> assertThat(diagnosis.finding()).isInstanceOfAny(Good.class, Skipped.class));
    }

    /** As somebody at a shell sees it. The line of the version changes as its end comes nearer. */
    @Test
    void itIsToldAsTheDocumentShowsIt() throws IOException {
        try (var mail = MailServer.start()) {
            var settings = new HashMap<>(mail.settings());
            settings.put("DATABASE_URL", deployment.url());
            settings.put("DATA_DIR", directory.toString());

            var outcome = InProcessCommand.run(settings, "doctor");

            assertThat(outcome.exitCode()).as(outcome.all()).isZero();
            assertThat(outcome.errors()).isEmpty();
            assertThat(withoutVersion(outcome.output())).matches(documented("## A deployment that is good"));
            Troubleshooting.assertDiscreet(outcome);
        }
    }

    /** The first block behind {@code heading}, where {@code …} stands for anything. */
    private static Pattern documented(String heading) throws IOException {
        var document = Files.readString(Path.of(System.getProperty("checkout"), "docs/doctor.md"));
        var begin = document.indexOf("```text\n", document.indexOf("\n" + heading + "\n")) + "```text\n".length();
        var block = document.substring(begin, document.indexOf("```", begin));
        return Pattern.compile(Arrays.stream(withoutVersion(block).split("…", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    }

    private static String withoutVersion(String report) {
        return report.replaceFirst("(?m)^\\w+ +version .*\\R( +→.*\\R)?", "")
                .replaceFirst("\\d+ good, \\d+ to be looked at", "");
    }

    @Test
    void aRightThatIsRevokedIsNamed() {
        var report = deployment.spoiled(
                "REVOKE DELETE ON activities FROM cruddur_app", "GRANT DELETE ON activities TO cruddur_app");

        assertBroken(report, "rights", "cruddur_app lacks DELETE on activities");
        assertBroken(report, "rights", "./cruddur migrate --grant cruddur_app");
    }

    /** 0.0.0.0 leads to this machine, and yet is none of its loopback addresses. */
    @Test
    void anAdministratorIsToldAndElsewhereBroken() {
        var elsewhere = deployment.url().replace("@localhost", "@0.0.0.0").replaceFirst("\\?.*", "?sslmode=require");
        deployment.server().execute("ALTER ROLE cruddur_app SUPERUSER");
        try {
            assertWarning(examine(deployment.url()), "role", "is a superuser");
            assertBroken(examine(elsewhere), "role", "serve refuses");
        } finally {
            deployment.server().execute("ALTER ROLE cruddur_app NOSUPERUSER");
        }
    }

    @Test
    void powersBeyondRowsAreNamed() {
        assertWarning(
                deployment.spoiled(
                        "ALTER ROLE cruddur_app CREATEDB; GRANT CREATE ON SCHEMA public TO cruddur_app;"
                                + " GRANT UPDATE ON flyway_schema_history TO cruddur_app",
                        "ALTER ROLE cruddur_app NOCREATEDB; REVOKE CREATE ON SCHEMA public FROM cruddur_app;"
                                + " REVOKE UPDATE ON flyway_schema_history FROM cruddur_app"),
                "role",
                "CREATE on schema public, UPDATE on flyway_schema_history, make databases");
    }

    @Test
    void aMissingExtensionIsNamed() {
        assertBroken(
                deployment.spoiled(
                        "ALTER EXTENSION pg_trgm SET SCHEMA pg_catalog; UPDATE pg_extension SET extname = 'gone' WHERE extname = 'pg_trgm'",
                        "UPDATE pg_extension SET extname = 'pg_trgm' WHERE extname = 'gone'; ALTER EXTENSION pg_trgm SET SCHEMA public"),
                "extensions",
                "pg_trgm");
    }

    @Test
    void aMigrationThatIsPendingFailedUnknownOrEditedIsNamed() {
        assertBroken(
                deployment.spoiled(
                        "ALTER TABLE flyway_schema_history RENAME TO h; CREATE TABLE flyway_schema_history AS SELECT * FROM h WHERE version <> '16';"
                                + " GRANT SELECT ON flyway_schema_history TO cruddur_app",
                        "DROP TABLE flyway_schema_history; ALTER TABLE h RENAME TO flyway_schema_history"),
                "migrations",
                "not applied yet: 16");
        assertBroken(
                deployment.spoiled(
                        "UPDATE flyway_schema_history SET success = false WHERE version = '16'",
                        "UPDATE flyway_schema_history SET success = true WHERE version = '16'"),
                "migrations",
                "failed halfway: 16");
        assertBroken(
                deployment.spoiled(
                        "UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '3'",
                        "UPDATE flyway_schema_history SET checksum = checksum - 1 WHERE version = '3'"),
                "migrations",
                "not as this Cruddur has them: 3");
        assertWarning(
                deployment.spoiled("""
                        INSERT INTO flyway_schema_history
                        VALUES (999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'postgres', now(), 1, true)
                        """, "DELETE FROM flyway_schema_history WHERE version = '999'"),
                "migrations",
                "ahead of this Cruddur, by 999");
    }

    @Test
    void expiredRowsThatAreNotSweptAreCounted() {
        var cure = "DELETE FROM activities";
        assertWarning(
                deployment.spoiled(
                        "INSERT INTO activities (message, created_at, expires_at) VALUES ('x', now() - interval '1 day', now() - interval '10 minutes')",
                        cure),
                "expiry",
                "1 of activities, the first for 10 min");
        assertBroken(
                deployment.spoiled(
                        "INSERT INTO activities (message, created_at, expires_at) VALUES ('x', now() - interval '1 day', now() - interval '5 hours')",
                        cure),
                "expiry",
                "the first for 5 h");
    }

    @Test
    void aTableThatIsLockedIsToldAndTheOtherChecksGoOn() throws Exception {
        try (var connection = deployment.server().url().connect("cruddur-test");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE activities");

            var report = examine(deployment.url());

            assertBroken(report, "expiry", "did not answer within");
            assertThat(finding(report, "wraparound")).isInstanceOf(Good.class);
        }
    }

    @Test
    void settingsThatCanLoseWhatWasAcknowledgedAreNamed() {
        for (var setting : new String[] {"fsync", "full_page_writes"}) {
            deployment.server().set(setting, "off");
            assertBroken(examine(deployment.url()), "durability", setting + " is off");
            deployment.server().set(setting, "on");
        }
        assertBroken(
                deployment.spoiled(
                        "ALTER ROLE cruddur_app SET synchronous_commit = off",
                        "ALTER ROLE cruddur_app RESET synchronous_commit"),
                "durability",
                "synchronous_commit is off");
    }

    @Test
    void autovacuumThatIsOffIsNamed() {
        deployment.server().set("autovacuum", "off");
        assertBroken(examine(deployment.url()), "autovacuum", "is off");
        deployment.server().set("autovacuum", "on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "off", "no", "0"})
    void aTableThatAutovacuumLeavesOutIsNamed(String off) {
        assertWarning(
                deployment.spoiled(
                        "ALTER TABLE likes SET (autovacuum_enabled = %s)".formatted(off),
                        "ALTER TABLE likes RESET (autovacuum_enabled)"),
                "autovacuum",
                "likes");
    }

    @Test
    void anInvalidIndexIsNamed() {
        var report = deployment.spoiled(
                "CREATE INDEX spoiled ON likes (user_uuid);"
                        + " UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'spoiled'::regclass",
                "DROP INDEX spoiled");

        assertBroken(report, "indexes", "spoiled");
    }

    @Test
    void transactionsThatRunOutAreTold() {
        var reset = "UPDATE pg_database SET datfrozenxid = '%s' WHERE datname = 'cruddur'"
                .formatted(deployment
                        .database()
                        .texts("SELECT datfrozenxid FROM pg_database WHERE datname = 'cruddur'")
                        .getFirst());

        assertWarning(
                deployment.spoiled(
                        "UPDATE pg_database SET datfrozenxid = '3500000000' WHERE datname = 'cruddur'", reset),
                "wraparound",
                "transactions old");
        assertBroken(
                deployment.spoiled(
                        "UPDATE pg_database SET datfrozenxid = '2400000000' WHERE datname = 'cruddur'", reset),
                "wraparound",
                "VACUUM (FREEZE)");
    }

    @Test
    void tooFewPlacesForAServersConnectionsAreTold() {
        assertBroken(
                deployment.spoiled(
                        "ALTER ROLE cruddur_app CONNECTION LIMIT 5", "ALTER ROLE cruddur_app CONNECTION LIMIT -1"),
                "connections",
                "5 places are there");
        assertWarning(
                deployment.spoiled(
                        "ALTER DATABASE cruddur CONNECTION LIMIT 9", "ALTER DATABASE cruddur CONNECTION LIMIT -1"),
                "connections",
                "no place for one more server");
    }

    @Test
    void aTransactionThatIsHeldOpenIsTold() throws Exception {
        try (var held = DatabaseUrl.parse(deployment.url()).connect("forgotten");
                var statement = held.createStatement();
                var session =
                        new ServerSession(DatabaseUrl.parse(deployment.url()).connect("cruddur-doctor"))) {
            held.setAutoCommit(false);
            statement.execute("SELECT 1");

            var finding = session.ask(sql -> ConnectionChecks.idleInTransaction(sql, Duration.ZERO));

            assertThat(finding).isInstanceOf(Finding.Warning.class).asString().contains("1 session(s)", "forgotten");
        }
    }

    @Test
    void whatSomebodyChangedByHandIsNamed() {
        assertWarning(
                deployment.spoiled(
                        "ALTER INDEX activities_author_idx RENAME TO dropped",
                        "ALTER INDEX dropped RENAME TO activities_author_idx"),
                "schema",
                "index activities_author_idx");
        assertBroken(
                deployment.spoiled(
                        "ALTER TABLE users RENAME CONSTRAINT users_handle_format TO dropped;"
                                + " ALTER TABLE likes RENAME TO hearts",
                        "ALTER TABLE users RENAME CONSTRAINT dropped TO users_handle_format;"
                                + " ALTER TABLE hearts RENAME TO likes"),
                "schema",
                "likes");
        assertBroken(
                deployment.spoiled(
                        "DROP INDEX users_handle_key; CREATE INDEX users_handle_key ON users (lower(handle));"
                                + " ALTER TABLE users ALTER created_at DROP DEFAULT",
                        "DROP INDEX users_handle_key; CREATE UNIQUE INDEX users_handle_key ON users (lower(handle));"
                                + " ALTER TABLE users ALTER created_at SET DEFAULT now()"),
                "schema",
                "column users.created_at timestamp with time zone not null default, unique index users_handle_key");
    }

    /** As a hurried import leaves them. */
    @Test
    void whatTheServerDoesNotEnforceIsNamed() {
        assertBroken(
                deployment.spoiled("ALTER TABLE mutes DISABLE TRIGGER ALL", "ALTER TABLE mutes ENABLE TRIGGER ALL"),
                "schema",
                "constraint mutes.mutes_muted_uuid_fkey, constraint mutes.mutes_muter_uuid_fkey");
        assertBroken(
                deployment.spoiled(
                        "UPDATE pg_constraint SET convalidated = false WHERE conname = 'users_handle_format'",
                        "UPDATE pg_constraint SET convalidated = true WHERE conname = 'users_handle_format'"),
                "schema",
                "constraint users.users_handle_format");
    }

    /** Written anew by copying what the message shows into the file. */
    @Test
    void theObjectsThatAreExpectedAreThoseOfTheMigrations() throws Exception {
        try (var connection = deployment.server().url().connect("cruddur-test");
                var session = new ServerSession(connection)) {
            assertThat(String.join("\n", session.ask(DoctorSql::schemaObjects)))
                    .as("server/src/main/resources/com/cruddur/doctor/schema-objects.txt")
                    .isEqualTo(String.join("\n", SchemaChecks.expected()));
        }
    }

    @Test
    void aWaitForALockAndALongTransactionAreTold() throws Exception {
        try (var held = DatabaseUrl.parse(deployment.url()).connect("forgotten");
                var holder = held.createStatement();
                var waiting = DatabaseUrl.parse(deployment.url()).connect("patient");
                var waiter = waiting.createStatement();
                var threads = Executors.newVirtualThreadPerTaskExecutor();
                var session =
                        new ServerSession(DatabaseUrl.parse(deployment.url()).connect("cruddur-doctor"))) {
            held.setAutoCommit(false);
            holder.execute("SELECT pg_advisory_xact_lock(47)");
            var done = threads.submit(() -> waiter.execute("SELECT pg_advisory_lock(47)"));
            Await.until(
                    "the wait",
                    Duration.ofSeconds(10),
                    () -> session.ask(sql -> LockChecks.waits(sql, Duration.ZERO)) instanceof Finding.Warning);

            assertThat(session.ask(sql -> LockChecks.waits(sql, Duration.ZERO)).words())
                    .contains("1 session(s) wait for a lock", "held by process ");
            assertThat(session.ask(sql -> LockChecks.longTransactions(sql, Duration.ZERO))
                            .words())
                    .contains("(application patient)");

            held.rollback();
            done.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aDeadlockTimeoutBeyondAStatementsTimeIsTold() {
        assertWarning(
                deployment.spoiled(
                        "ALTER ROLE cruddur_app SET deadlock_timeout = '1s'",
                        "ALTER ROLE cruddur_app RESET deadlock_timeout"),
                "deadlock-timeout",
                "1000 ms");
    }

    @Test
    void aClockThatIsWrongIsTold() {
        assertWarning(
                examine(deployment.url(), Clock.offset(Clock.systemUTC(), Duration.ofSeconds(10))),
                "clock",
                "is behind this machine's, by ");
        assertBroken(
                examine(deployment.url(), Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-5))),
                "clock",
                "is ahead of this machine's, by ");
    }

    @Test
    void aServerWhoseClockIsWrongIsTold() throws IOException {
        var environment =
                Map.of("LD_PRELOAD", libfaketime().toString(), "FAKETIME", "+90s", "FAKETIME_DONT_FAKE_MONOTONIC", "1");
        try (var server = DebianPostgres.primary("127.0.0.1", Map.of(), environment)) {
            assertBroken(examine(server.connectionString()), "clock", "is ahead of this machine's, by 9");
        }
    }

    /** In a directory of the machine's architecture. */
    private static Path libfaketime() throws IOException {
        try (var files = Files.find(Path.of("/usr/lib"), 3, (file, _) -> file.endsWith("faketime/libfaketime.so.1"))) {
            return files.findFirst()
                    .orElseThrow(() -> new AssertionError("faketime is missing: ./cruddur test installs it"));
        }
    }

    @Test
    void aVersionThatGetsNoMoreFixesIsTold() {
        assertWarning(
                examine(deployment.url(), Clock.offset(Clock.systemUTC(), Duration.ofDays(3650))),
                "version",
                "gets no more fixes since");
    }

    @Test
    void aDatabaseThatTakesNoWritesIsTold() {
        assertBroken(
                deployment.spoiled(
                        "ALTER ROLE cruddur_app SET default_transaction_read_only = on",
                        "ALTER ROLE cruddur_app RESET default_transaction_read_only"),
                "primary",
                "read-only by default");
    }

    @Test
    void anEncodingThatCannotHoldEverythingIsTold() {
        deployment.server().execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");

        assertBroken(examine(deployment.url().replace("/cruddur?", "/latin?")), "encoding", "LATIN1");
    }

    @Test
    void aLocaleThatKnowsNoLettersOutsideAsciiIsTold() {
        deployment.server().execute("CREATE DATABASE ascii ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0");

        assertWarning(examine(deployment.url().replace("/cruddur?", "/ascii?")), "encoding", "LC_CTYPE is C");
    }
}
