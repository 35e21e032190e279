package com.cruddur.platform.db.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.platform.OperatorException;
import com.cruddur.testing.Actor;
import com.cruddur.testing.Await;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.DebianPostgres;
import com.cruddur.testing.InProcessCommand;
import com.cruddur.testing.TestDatabase;
import com.cruddur.testing.Troubleshooting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Read replicas, as real servers: what they answer, what they never show, and when they are left out. */
@Timeout(120)
class ReadReplicasTest {

    private static final String HOME = "/api/activities/home";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static DebianPostgres primary;
    private static DebianPostgres replica;

    /** Uses a replica that is two seconds behind, or nearly thirty. */
    private static Cruddur cruddur;

    private static Cruddur patient;

    @BeforeAll
    static void start() {
        primary = DebianPostgres.primary("127.0.0.21").migrated();
        replica = primary.standby("127.0.0.22");
        cruddur = node("2s");
        patient = node("30s");
    }

    private static Cruddur node(String maxLag) {
        return Cruddur.startOn(
                primary.database(),
                Map.of(
                        "DATABASE_READER_URL",
                        "postgresql://" + address(),
                        "REPLICA_MAX_LAG",
                        maxLag,
                        "POOL_SIZE",
                        "6"));
    }

    private static String address() {
        return replica.address() + ":" + replica.port();
    }

    @AfterAll
    static void stop() {
        cruddur.close();
        patient.close();
        replica.close();
        primary.close();
    }

    @BeforeEach
    void everythingIsWell() {
        awaitUse(cruddur);
        awaitUse(patient);
    }

    @AfterEach
    void goOn() {
        replica.resumeReplay();
    }

    @Test
    void feedsComeFromAReplicaThatIsLevel() {
        var before = reads(patient, address());
        for (var i = 0; i < 20; i++) {
            assertThat(patient.anonymous().get(HOME).statusCode()).isEqualTo(200);
        }
        assertThat(reads(patient, address()) - before).isEqualTo(20);

        replica.pauseReplay();
        var message = "only the primary has this " + UUID.randomUUID();
        post("ada", message);

        assertThat(patient.anonymous().get(HOME).body()).doesNotContain(message);
        assertThat(patient.user("bayko").get(HOME).body()).doesNotContain(message);
    }

    @Test
    void anybodyReadsWhatIsTooNewForTheReplicaByItsAddress() {
        replica.pauseReplay();
        var uuid = post("ada", "too new");

        assertThat(patient.anonymous().get("/api/activities/" + uuid).statusCode())
                .isEqualTo(200);
    }

    @Test
    void writesOfOthersAreMissedForTheLongestLagAtMost() {
        replica.pauseReplay();
        var message = "bounded " + UUID.randomUUID();
        post("ada", message);
        var posted = System.nanoTime();

        Await.until(
                "the post is seen",
                PATIENCE,
                () -> cruddur.anonymous().get(HOME).body().contains(message));

        var late = Duration.ofNanos(System.nanoTime() - posted);
        System.out.printf("What others wrote was missed for %d ms, of 2000 allowed%n", late.toMillis());
        assertThat(late).isLessThan(Duration.ofMillis(2_500));
        assertThat(lag(cruddur)).isGreaterThan(2);
        replica.resumeReplay();
        awaitUse(cruddur);
        assertThat(lag(cruddur)).isLessThan(2);
    }

    @Test
    void postsExpireAtTheirInstantOnAPausedReplicaToo() {
        primary.database().addUser("eve" + primary.port());
        var message = "short " + UUID.randomUUID();
        primary.database().addActivity("eve" + primary.port(), message, "0 s", "4 s");
        Await.until(
                "the post is on the replica",
                PATIENCE,
                () -> replica.database()
                        .texts("SELECT 1 FROM public.activities WHERE message = '%s'".formatted(message))
                        .equals(List.of("1")));
        replica.pauseReplay();

        var shown = new AtomicInteger();
        var lastShown = new String[1];
        Await.until("the post is gone", PATIENCE, () -> {
            var before = primary.database().texts("SELECT clock_timestamp()").getFirst();
            var there = patient.anonymous().get(HOME).body().contains(message);
            if (there) {
                shown.incrementAndGet();
                lastShown[0] = before;
            }
            return !there;
        });
        var late = primary.database()
                .texts(
                        "SELECT extract(epoch FROM timestamptz '%s' - expires_at) FROM public.activities WHERE message = '%s'"
                                .formatted(lastShown[0], message));

        assertThat(shown).hasPositiveValue();
        assertThat(late)
                .singleElement()
                .satisfies(seconds -> assertThat(Double.parseDouble(seconds)).isNegative());
        assertThat(usable(patient)).isOne();
    }

    @Test
    void aDeletedPostIsGoneForEverybodyOnceThatIsConfirmed() {
        var uuid = post("ada", "regret " + UUID.randomUUID());
        awaitReplay();
        assertThat(patient.anonymous().get("/api/activities/" + uuid).statusCode())
                .isEqualTo(200);
        var quick = time(() -> assertDeleted(post("ada", "quick")));

        replica.pauseReplay();
        var slow = time(() -> assertDeleted(uuid));

        assertThat(patient.anonymous().get("/api/activities/" + uuid).statusCode())
                .isEqualTo(404);
        assertThat(patient.anonymous().get(HOME).body()).doesNotContain("regret");
        System.out.printf(
                "A deletion took %d ms, with a replica that replays nothing %d ms%n",
                quick.toMillis(), slow.toMillis());
        assertThat(slow).isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
    }

    private static void assertDeleted(String uuid) {
        assertThat(cruddur.user("ada").delete("/api/activities/" + uuid).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aBlockedOrSuspendedPersonIsHiddenOnceThatIsConfirmed() {
        var blocked = cruddur.user("blocked");
        post("ada", "not for everybody");
        post("suspended", "from outside");
        awaitReplay();
        assertThat(patient.user("blocked").get("/api/users/@ada").statusCode()).isEqualTo(200);
        replica.pauseReplay();

        var block = cruddur.user("ada").send("PUT", "/api/users/@blocked/block");
        assertThat(block.statusCode()).isEqualTo(200);
        assertThat(blocked.get("/api/users/@ada").statusCode()).isEqualTo(404);
        assertThat(patient.user("blocked").get("/api/users/@ada").statusCode()).isEqualTo(404);

        cruddur.user("mod", "moderator").send("PUT", "/api/users/@suspended/suspension");
        assertThat(patient.anonymous().get(HOME).body()).doesNotContain("from outside");
    }

    @Test
    void aReplicaThatDiesIsLeftOutAndComesBackUnnoticed() throws InterruptedException {
        var failures = new AtomicInteger();
        var answers = new AtomicInteger();
        var ended = new AtomicInteger();
        var readers = List.of(1, 2, 3, 4).stream()
                .map(_ -> Thread.ofVirtual().start(() -> {
                    while (ended.get() == 0) {
                        if (cruddur.anonymous().get(HOME).statusCode() != 200) {
                            failures.incrementAndGet();
                        }
                        answers.incrementAndGet();
                    }
                }))
                .toList();
        try {
            Await.until("answers", PATIENCE, () -> answers.get() > 100);
            replica.kill();
            Await.until("the replica is left out", PATIENCE, () -> usable(cruddur) == 0);
            var without = answers.get();
            Await.until("answers", PATIENCE, () -> answers.get() > without + 100);
            replica.start();
            awaitUse(cruddur);
        } finally {
            ended.set(1);
        }
        for (var reader : readers) {
            reader.join();
        }
        System.out.printf("A replica died and came back: %d answers, %d failures%n", answers.get(), failures.get());
        assertThat(failures).hasValue(0);
    }

    @Test
    void aReplicaThatHangsCostsASecondAtMost() {
        replica.hang();
        try {
            var slowest = Duration.ZERO;
            var until = System.nanoTime() + Duration.ofSeconds(3).toNanos();
            while (System.nanoTime() < until) {
                var time = time(() ->
                        assertThat(cruddur.anonymous().get(HOME).statusCode()).isEqualTo(200));
                slowest = time.compareTo(slowest) > 0 ? time : slowest;
            }
            System.out.printf("The slowest answer beside a replica that hangs took %d ms%n", slowest.toMillis());
            assertThat(slowest).isLessThan(Duration.ofMillis(2_500));
            assertThat(usable(cruddur)).isZero();
        } finally {
            replica.resume();
        }
        awaitUse(cruddur);
    }

    @Test
    void aLookThatFailsDoesNotEndTheWatch() {
        primary.execute("ALTER TABLE public.replica_floor ALTER COLUMN mark DROP NOT NULL");
        primary.execute("UPDATE public.replica_floor SET mark = NULL");
        Await.until(
                "the failure",
                PATIENCE,
                () -> cruddur.metric("cruddur_background_failures_total{task=\"primary-watch\"}") > 0);

        primary.execute("UPDATE public.replica_floor SET mark = gen_random_uuid()");
        primary.execute("ALTER TABLE public.replica_floor ALTER COLUMN mark SET NOT NULL");

        awaitUse(cruddur);
    }

    /** At a segment's head the position of an empty log's end is one that nothing can be replayed up to. */
    @Test
    void anIdlePrimaryDoesNotLookAheadOfItsReplicas() {
        primary.execute("SELECT pg_switch_wal()");

        Await.until("the lag is small again", PATIENCE, () -> lag(patient) < 1);
        assertThat(usable(patient)).isOne();
    }

    @Test
    void anotherDatabaseIsRefused() {
        try (var other = TestDatabase.empty()) {
            assertThatThrownBy(() -> ReplicaVerification.refuseOthers(primary.url(), List.of(other.url())))
                    .isInstanceOf(OperatorException.class)
                    .hasMessage(
                            "The server %s in DATABASE_READER_URL is no replica of %s but another database: name read replicas of it, or unset DATABASE_READER_URL"
                                    .formatted(other.url(), primary.url()));
        }
        assertThatThrownBy(() -> ReplicaVerification.refuseOthers(
                        primary.url(), List.of(replica.url().withDatabase("postgres"))))
                .isInstanceOf(OperatorException.class);
        ReplicaVerification.refuseOthers(primary.url(), List.of(replica.url()));
        ReplicaVerification.refuseOthers(
                primary.url(), primary.url().replicas("postgresql://127.0.0.23:" + primary.port()));
    }

    @Test
    void theMessagesAreThoseOfTheDocument() {
        var messages = Troubleshooting.section("Read replicas");
        try (var other = TestDatabase.empty()) {
            assertTold(
                    messages.get("A replica of another database in DATABASE_READER_URL"),
                    Map.of(
                            "DATABASE_URL",
                            primary.connectionString(),
                            "DATABASE_READER_URL",
                            other.connectionString()));
        }
        assertTold(messages.get("Replicas, and no database"), Map.of("DATABASE_READER_URL", "postgresql://db.example"));
        assertThat(messages).hasSize(2);
    }

    private static void assertTold(@Nullable Pattern message, Map<String, String> settings) {
        Troubleshooting.assertTold(Objects.requireNonNull(message), InProcessCommand.run(settings, "serve"));
    }

    private static String post(String handle, String message) {
        var answer = cruddur.user(handle)
                .post("/api/activities", "{\"message\": \"%s\", \"ttl\": \"1-hour\"}".formatted(message));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return Actor.json(answer).get("uuid").asString();
    }

    private static void awaitReplay() {
        var end = primary.database().texts("SELECT pg_current_wal_flush_lsn()").getFirst();
        Await.until(
                "replay",
                PATIENCE,
                () -> replica.database()
                        .texts("SELECT pg_last_wal_replay_lsn() >= '%s'".formatted(end))
                        .equals(List.of("true")));
        var positions = primary.database();
        positions.execute("UPDATE public.write_positions SET written_at = now() - interval '1 hour'");
    }

    /** A new connection has it looked at again: all have to be there, so that none comes when a test reads. */
    private static void awaitUse(Cruddur node) {
        var connections =
                "hikaricp_connections{pool=\"cruddur-%s\"}".formatted(address().replace(':', '_'));
        Await.until(
                "the replica is read",
                PATIENCE,
                () -> node.metric(connections) == 2 && usable(node) == 1,
                () -> replica.log());
    }

    private static double usable(Cruddur node) {
        return node.metric("cruddur_replica_usable{replica=\"%s\"}".formatted(address()));
    }

    private static double lag(Cruddur node) {
        return node.metric("cruddur_replica_lag_seconds{replica=\"%s\"}".formatted(address()));
    }

    private static double reads(Cruddur node, String target) {
        return node.metric("cruddur_reads_total{target=\"%s\"}".formatted(target));
    }

    private static Duration time(Runnable work) {
        var start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
