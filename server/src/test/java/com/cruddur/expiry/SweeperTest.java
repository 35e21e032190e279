package com.cruddur.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.cruddur.platform.db.Database;
import com.cruddur.testing.Await;
import com.cruddur.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes when the sweeper comes, what stays, and what it says of itself. */
@Timeout(60)
class SweeperTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private TestDatabase database;
    private Database pool;
    private Sweeper sweeper;

    @BeforeEach
    void open() {
        database = TestDatabase.migrated();
        pool = new Database(database.url(), 4, metrics);
        sweeper = new Sweeper(pool, metrics);
    }

    @AfterEach
    void close() {
        pool.close();
        database.close();
    }

    @Test
    void whatHasExpiredGoesAndWhatLivesStays() {
        add("long gone", "NULL", "now() - interval '1 year'");
        add("just gone", "NULL", "now()");
        add("still here", "NULL", "now() + interval '1 minute'");
        add("stays", "NULL", "NULL");

        assertThat(sweeper.sweep()).isEqualTo(2);

        assertThat(messages()).containsExactly("stays", "still here");
        assertThat(sweeper.sweep()).isZero();
    }

    @Test
    void repliesGoWithTheExpiredPostTheyAnswer() {
        add("gone", "NULL", "now()");
        add("reply", uuid("gone"), "now()");
        add("reply that would outlive it", uuid("gone"), "NULL");
        add("reply to a reply", uuid("reply that would outlive it"), "now() + interval '1 day'");
        add("alive", "NULL", "NULL");
        add("reply to the living", uuid("alive"), "now() + interval '1 day'");

        assertThat(sweeper.sweep()).isEqualTo(4);

        assertThat(messages()).containsExactly("alive", "reply to the living");
        assertThat(deleted()).isEqualTo(4);
    }

    @Test
    void aLivingPostCountsItsRepliesWithoutTheSwept() {
        add("counted", "NULL", "NULL");
        add("miscounted by hand", "NULL", "NULL");
        for (var parent : List.of("counted", "miscounted by hand")) {
            add(parent + " 1", uuid(parent), "now()");
            add(parent + " 2", uuid(parent), "now() - interval '1 hour'");
            add(parent + " 3", uuid(parent), "NULL");
        }
        database.execute("UPDATE public.activities SET replies_count = 3 WHERE message = 'counted'");
        database.execute("UPDATE public.activities SET replies_count = 1 WHERE message = 'miscounted by hand'");

        sweeper.sweep();

        assertThat(database.texts("SELECT message || ': ' || replies_count FROM public.activities"
                        + " WHERE reply_to_activity_uuid IS NULL ORDER BY 1"))
                .containsExactly("counted: 1", "miscounted by hand: 0");
    }

    @Test
    void fiftyThousandGoInBoundedTransactions() {
        addMany(50_000, "NULL", "now() - n * interval '1 second'");
        logTransactions();

        assertThat(sweeper.sweep()).isEqualTo(50_000);

        assertThat(messages()).isEmpty();
        assertThat(largestTransaction()).isEqualTo(Sweeper.LARGEST_BATCH);
        assertThat(deleted()).isEqualTo(50_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"now()", "NULL"})
    void aPostWithThousandsOfRepliesGoesInBoundedTransactionsToo(String expiryOfReplies) {
        add("popular", "NULL", "now()");
        addMany(10_000, uuid("popular"), expiryOfReplies);
        logTransactions();

        assertThat(sweeper.sweep()).isEqualTo(10_001);

        assertThat(messages()).isEmpty();
        assertThat(largestTransaction()).isLessThanOrEqualTo(2 * Sweeper.LARGEST_BATCH);
    }

    @Test
    void manyConversationsGoInBoundedTransactions() {
        addMany(1_500, "NULL", "now()");
        for (var depth = 0; depth < 4; depth++) {
            database.execute("""
                    INSERT INTO public.activities (message, reply_to_activity_uuid)
                    SELECT 'reply', uuid FROM public.activities AS parent WHERE NOT EXISTS (
                        SELECT 1 FROM public.activities AS reply WHERE reply.reply_to_activity_uuid = parent.uuid)
                    """);
        }
        logTransactions();

        assertThat(sweeper.sweep()).isEqualTo(7_500);

        assertThat(messages()).isEmpty();
        assertThat(largestTransaction()).isLessThanOrEqualTo(2 * Sweeper.LARGEST_BATCH);
    }

    @Test
    void aConversationOfAnyDepthGoes() {
        database.execute("""
                INSERT INTO public.activities (uuid, message, reply_to_activity_uuid, expires_at)
                SELECT uuid_of(n), 'depth ' || n, CASE WHEN n > 1 THEN uuid_of(n - 1) END, CASE WHEN n = 1 THEN now() END
                FROM generate_series(1, 3000) AS n
                """.replaceAll("uuid_of\\(([^)]*)\\)", "lpad(($1)::text, 32, '0')::uuid"));
        logTransactions();

        assertThat(sweeper.sweep()).isEqualTo(3_000);

        assertThat(messages()).isEmpty();
        assertThat(largestTransaction()).isLessThanOrEqualTo(2 * Sweeper.LARGEST_BATCH);
    }

    @Test
    void aRowThatAnswersItselfGoes() {
        add("loop", "NULL", "now()");
        database.execute("UPDATE public.activities SET reply_to_activity_uuid = uuid");

        assertThat(sweeper.sweep()).isEqualTo(1);
    }

    @Test
    void aRowInUseIsLeftForTheNextSweep() throws SQLException {
        add("in use", "NULL", "now() - interval '1 day'");
        addMany(2_500, "NULL", "now()");
        try (var other = hold("in use")) {
            assertThat(sweeper.sweep()).isEqualTo(2_500);
            assertThat(messages()).containsExactly("in use");
            other.rollback();
        }

        assertThat(sweeper.sweep()).isEqualTo(1);
    }

    @Test
    void aPostWhoseReplyIsInUseIsLeftForTheNextSweep() throws SQLException {
        add("gone", "NULL", "now()");
        add("in use", uuid("gone"), "NULL");
        add("not in use", uuid("gone"), "NULL");
        try (var other = hold("in use")) {
            assertThat(sweeper.sweep()).isEqualTo(1);
            assertThat(messages()).containsExactly("gone", "in use");
            other.rollback();
        }

        assertThat(sweeper.sweep()).isEqualTo(2);
    }

    @Test
    void aReplyToALivingPostInUseIsLeftForTheNextSweep() throws SQLException {
        add("in use", "NULL", "NULL");
        add("gone", uuid("in use"), "now()");
        database.execute("UPDATE public.activities SET replies_count = 1 WHERE message = 'in use'");
        try (var other = hold("in use")) {
            assertThat(sweeper.sweep()).isZero();
            other.rollback();
        }

        assertThat(sweeper.sweep()).isEqualTo(1);
        assertThat(database.texts("SELECT replies_count FROM public.activities"))
                .containsExactly("0");
    }

    @Test
    void ofTwoSweepersOneWorksAndTheOtherDoesNotWait() throws Exception {
        addMany(20_000, "NULL", "now() - n * interval '1 second'");
        var otherMetrics = new SimpleMeterRegistry();
        try (var otherPool = new Database(database.url(), 4, otherMetrics);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var other = new Sweeper(otherPool, otherMetrics);
            List<Callable<Long>> both = List.of(sweeper::sweep, other::sweep);

            var rows = 0L;
            for (var swept : threads.invokeAll(both)) {
                rows += swept.get();
            }

            assertThat(rows).isEqualTo(20_000);
            assertThat(deleted() + otherMetrics.counter("cruddur.expired.rows").count())
                    .isEqualTo(20_000);
            assertThat(messages()).isEmpty();
        }
    }

    @Test
    void whileAnotherNodeSweepsThisOneGoesHome() throws SQLException {
        add("gone", "NULL", "now()");
        try (var other = database.url().connect("cruddur-test");
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('cruddur.expiry', 0))");
            assertThat(sweeper.sweep()).isZero();
            other.rollback();
        }

        assertThat(sweeper.sweep()).isEqualTo(1);
    }

    @Test
    void theLagIsTheAgeOfTheFirstExpiredRowAndGrowsWhileASweepIsBlocked() throws SQLException {
        assertThat(lag()).as("before the first look").isNaN();
        add("in use", "NULL", "now() - interval '1 hour'");
        add("gone", "NULL", "now() - interval '1 day'");
        try (var other = hold("in use")) {
            sweeper.sweep();
            var lag = lag();
            assertThat(lag).isCloseTo(3_600, within(10.0)).isGreaterThan(3_600);
            Await.until("growth", Duration.ofSeconds(5), () -> lag() > lag + 0.1);
            other.rollback();
        }

        sweeper.sweep();

        assertThat(lag()).isZero();
    }

    @Test
    void theLagGrowsFromTheInstantOfExpiryOnWithoutAnotherLook() {
        add("brief", "NULL", "now() + interval '300 milliseconds'");
        sweeper.sweep();
        assertThat(lag()).isZero();

        Await.until("its expiry", Duration.ofSeconds(5), () -> lag() > 0);

        assertThat(sweeper.sweep()).isEqualTo(1);
        assertThat(lag()).isZero();
    }

    @Test
    void aSlowDiskMakesTransactionsSmallerAndStopsNothing() {
        addMany(600, "NULL", "now()");
        database.execute("""
                CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.003); RETURN OLD; END';
                CREATE TRIGGER slow BEFORE DELETE ON public.activities FOR EACH ROW EXECUTE FUNCTION slow();
                """);

        assertThat(sweeper.sweep()).isEqualTo(600);
        assertThat(deleted()).isEqualTo(600);
    }

    private void add(String message, String parent, String expiresAt) {
        database.execute(
                "INSERT INTO public.activities (message, reply_to_activity_uuid, expires_at) VALUES ('%s', %s, %s)"
                        .formatted(message, parent, expiresAt));
    }

    private void addMany(int count, String parent, String expiresAt) {
        database.execute("""
                INSERT INTO public.activities (message, reply_to_activity_uuid, expires_at)
                SELECT 'many', %s, %s FROM generate_series(1, %d) AS n
                """.formatted(parent, expiresAt, count));
    }

    private static String uuid(String message) {
        return "(SELECT uuid FROM public.activities WHERE message = '%s')".formatted(message);
    }

    private List<String> messages() {
        return database.texts("SELECT message FROM public.activities ORDER BY message");
    }

    /** A session that holds the row until it ends its transaction. */
    private Connection hold(String message) throws SQLException {
        var session = database.url().connect("cruddur-test");
        session.setAutoCommit(false);
        try (var statement = session.createStatement()) {
            statement.execute("SELECT 1 FROM public.activities WHERE message = '%s' FOR UPDATE".formatted(message));
        }
        return session;
    }

    /** From now on the database notes in which transaction each row is deleted. */
    private void logTransactions() {
        database.execute("""
                CREATE TABLE deletions (transaction bigint);
                CREATE FUNCTION log_deletion() RETURNS trigger LANGUAGE plpgsql AS
                    'BEGIN INSERT INTO deletions VALUES (txid_current()); RETURN NULL; END';
                CREATE TRIGGER log_deletion AFTER DELETE ON public.activities FOR EACH ROW EXECUTE FUNCTION log_deletion();
                """);
    }

    private long largestTransaction() {
        return Long.parseLong(database.texts("SELECT count(*) FROM deletions GROUP BY transaction ORDER BY 1 DESC")
                .getFirst());
    }

    private double deleted() {
        return metrics.counter("cruddur.expired.rows").count();
    }

    private double lag() {
        return metrics.get("cruddur.expiry.lag").gauge().value();
    }
}
