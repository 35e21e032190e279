package com.cruddur.doctor;

import static com.cruddur.doctor.BrokenDeployment.assertBroken;
import static com.cruddur.doctor.BrokenDeployment.assertWarning;
import static com.cruddur.doctor.BrokenDeployment.examine;
import static com.cruddur.doctor.BrokenDeployment.finding;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.doctor.Finding.Good;
import com.cruddur.doctor.Finding.Skipped;
import com.cruddur.platform.db.AppRole;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.testing.Await;
import com.cruddur.testing.DebianPostgres;
import com.cruddur.testing.PgBouncer;
import com.cruddur.testing.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where the way to the database ends is told apart, and a database that hangs keeps nobody waiting. */
@Timeout(60)
class ConnectionProbeTest {

    private static final Duration PROMISED = Duration.ofSeconds(15);

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
    void aNameThatNobodyKnows() {
        var report = examine("postgresql://me:s3cret@no.such.host.invalid/cruddur");

        assertBroken(report, "host-name", "no.such.host.invalid");
        assertThat(finding(report, "network")).isInstanceOf(Skipped.class);
        assertWarning(
                examine(deployment.url().replace("@localhost", "@no.such.host.invalid,localhost")), "host-name", "");
    }

    @Test
    void aPortThatNobodyListensOn() {
        var report = examine("postgresql://me:s3cret@127.0.0.1:1/cruddur");

        assertThat(finding(report, "host-name")).isInstanceOf(Good.class);
        assertBroken(report, "network", "127.0.0.1:1");
        assertThat(finding(report, "sign-in")).isInstanceOf(Skipped.class);
        assertWarning(
                examine(deployment.url().replace("@localhost", "@localhost:1,localhost")), "network", "localhost:1");
    }

    @Test
    void aPasswordOrADatabaseThatIsWrong() {
        assertBroken(examine(deployment.url().replace(":s3cret@", ":guess@")), "sign-in", "password");
        assertBroken(examine(deployment.url().replace("/cruddur?", "/nowhere?")), "sign-in", "does not exist");
    }

    @Test
    void noPlaceForAConnection() {
        assertBroken(
                deployment.spoiled(
                        "ALTER ROLE cruddur_app CONNECTION LIMIT 0", "ALTER ROLE cruddur_app CONNECTION LIMIT -1"),
                "sign-in",
                "every place for connections is taken");
    }

    @Test
    void anAuthorityThatIsNotTrusted() throws IOException {
        var stranger = new TestAuthority(Files.createDirectory(directory.resolve("stranger")));

        var report = examine(deployment.url().replaceFirst("sslrootcert=.*", "sslrootcert=" + stranger.certificate()));

        assertBroken(report, "tls", "authority that is not trusted");
        assertThat(finding(report, "sign-in")).isInstanceOf(Skipped.class);
        assertThat(finding(report, "certificate")).as("can be looked at").isInstanceOf(Good.class);
    }

    /** 0.0.0.0 leads to this machine, and yet is none of its loopback addresses. */
    @Test
    void aConnectionThatAnybodyCouldReadOrAnswer() {
        var elsewhere = deployment.url().replace("@localhost", "@0.0.0.0").replaceFirst("\\?.*", "?sslmode=");

        assertBroken(examine(elsewhere + "disable"), "tls", "not encrypted");
        assertWarning(examine(elsewhere + "require"), "tls", "not verified");
        assertThat(finding(examine(deployment.url().replaceFirst("\\?.*", "?sslmode=disable")), "tls"))
                .as("on this machine")
                .isInstanceOf(Good.class);
    }

    @Test
    void aCertificateThatEnds() {
        assertWarning(in(Duration.ofDays(70)), "certificate", "in 18 days");
        assertBroken(in(Duration.ofDays(100)), "certificate", "ended on");
    }

    private static DoctorReport in(Duration later) {
        return examine(deployment.url(), Clock.offset(Clock.systemUTC(), later));
    }

    @Test
    void aStandbyAndOneThatIsLate() {
        try (var standby = deployment.server().standby("127.0.0.2")) {
            var atStandby = deployment
                    .url()
                    .replace("@localhost", "@127.0.0.2")
                    .replace("sslmode=verify-full", "sslmode=verify-ca");
            assertBroken(examine(atStandby), "primary", "a standby");
            assertThat(finding(examine(deployment.url()), "replication").words())
                    .contains("members of pg_monitor only");

            deployment.server().execute("GRANT pg_monitor TO cruddur_app");
            assertThat(finding(examine(deployment.url()), "replication").words())
                    .contains("all standbys follow");
            standby.pauseReplay();
            for (var segment = 0; segment < 5; segment++) {
                deployment.server().execute("SELECT pg_logical_emit_message(false, 'test', 'x'), pg_switch_wal()");
            }
            assertWarning(examine(deployment.url()), "replication", "127.0.0.2 (streaming, async");
        } finally {
            deployment.server().execute("REVOKE pg_monitor FROM cruddur_app");
        }
    }

    @Test
    void aReplicaThatIsAwayLateOrNone() {
        try (var standby = deployment.server().standby("127.0.0.2");
                var other = DebianPostgres.primary("127.0.0.3")) {
            var replica = deployment.url().replace("@localhost", "@127.0.0.2").replace("verify-full", "verify-ca");

            assertThat(finding(examine(deployment.url(), replica), "replica")).isInstanceOf(Good.class);
            assertThat(examine(deployment.url(), replica, "postgresql://me@127.0.0.1:1/x")
                            .diagnoses())
                    .filteredOn(diagnosis -> diagnosis.name().equals("replica"))
                    .extracting(diagnosis -> diagnosis.finding().getClass().getSimpleName())
                    .containsExactly("Good", "Warning");
            assertBroken(examine(deployment.url(), other.connectionString()), "replica", "another database");
            assertBroken(examine(deployment.url(), deployment.url()), "replica", "takes writes");
            standby.pauseReplay();
            deployment.server().execute("SELECT pg_logical_emit_message(false, 'test', 'x'), pg_switch_wal()");
            assertWarning(examine(deployment.url(), replica), "replica", "its replay is paused");
        }
    }

    @Test
    void aPoolerInBetweenWhoseSessionsHaveTheSettingsOrLackThem() {
        var direct = DatabaseUrl.parse(deployment.url());
        try (var pooler = PgBouncer.before(direct, Map.of())) {
            var report = examine(by(pooler, direct));

            assertThat(report.isBroken()).as(report.lines().toString()).isFalse();
            assertThat(finding(report, "session-settings")).isInstanceOf(Good.class);
            assertThat(finding(report, "tls")).isInstanceOf(Good.class);
            assertThat(finding(report, "migrations")).isInstanceOf(Good.class);
        }
        deployment.server().execute("ALTER ROLE cruddur_app IN DATABASE cruddur RESET plan_cache_mode");
        try (var pooler = PgBouncer.before(direct, Map.of())) {
            assertWarning(examine(by(pooler, direct)), "session-settings", "plan_cache_mode");
        } finally {
            new AppRole(deployment.server().url(), BrokenDeployment.ROLE).grant();
        }
    }

    private static DatabaseUrl by(PgBouncer pooler, DatabaseUrl direct) {
        return pooler.to(new DatabaseUrl(
                direct.hosts(), direct.database(), direct.user(), direct.credentials(), direct.pooler(), Map.of()));
    }

    @Test
    void aSynchronousStandbyThatIsNotThere() {
        deployment.server().set("synchronous_standby_names", "elsewhere");
        try {
            assertBroken(examine(deployment.url()), "durability", "every write waits");
            assertWarning(
                    examine(deployment.url() + "&options=-c%20synchronous_commit=local"),
                    "durability",
                    "a failover loses");
        } finally {
            deployment.server().set("synchronous_standby_names", "");
        }
    }

    @Test
    void aServerThatHangsKeepsNobodyWaiting() {
        deployment.server().hang();
        try {
            var begin = System.nanoTime();

            var report = examine(deployment.url());

            assertWithin(begin);
            assertBroken(report, "sign-in", "no answer within");
        } finally {
            deployment.server().resume();
        }
    }

    @Test
    void aServerThatBeginsToHangMeanwhileKeepsNobodyWaiting() throws Exception {
        try (var connection = deployment.server().url().connect("cruddur-test");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE activities");
            var begin = System.nanoTime();
            var report = CompletableFuture.supplyAsync(() -> examine(deployment.url()));
            Await.until(
                    "a check that waits",
                    Duration.ofSeconds(10),
                    () -> !deployment
                            .database()
                            .query("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
                            .isEmpty());
            deployment.server().hang();
            try {
                assertBroken(report.get(), "expiry", "");
                assertWithin(begin);
                assertThat(finding(report.get(), "idle-in-transaction")).isInstanceOf(Skipped.class);
            } finally {
                deployment.server().resume();
            }
        }
    }

    private static void assertWithin(long begin) {
        var took = Duration.ofNanos(System.nanoTime() - begin);
        System.out.printf("cruddur doctor, of a database that hangs: %.1f s%n", took.toMillis() / 1e3);
        assertThat(took).isLessThan(PROMISED);
    }
}
