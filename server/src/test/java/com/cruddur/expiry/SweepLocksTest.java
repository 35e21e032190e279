package com.cruddur.expiry;

import static com.cruddur.expiry.SweptDatabase.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.platform.db.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sweeper waits for nobody and nobody for it. */
@Timeout(60)
class SweepLocksTest {

    private final SweptDatabase swept = new SweptDatabase();

    @AfterEach
    void close() {
        swept.close();
    }

    @Test
    void aRowInUseIsLeftForTheNextSweep() throws SQLException {
        swept.add("in use", "NULL", "now() - interval '1 day'");
        swept.addMany(2_500, "NULL", "now()");
        try (var other = swept.hold("in use")) {
            assertThat(swept.sweep()).isEqualTo(2_500);
            assertThat(swept.messages()).containsExactly("in use");
            other.rollback();
        }

        assertThat(swept.sweep()).isEqualTo(1);
    }

    @Test
    void aPostWhoseReplyIsInUseIsLeftForTheNextSweep() throws SQLException {
        swept.add("gone", "NULL", "now()");
        swept.add("in use", uuid("gone"), "NULL");
        swept.add("not in use", uuid("gone"), "NULL");
        try (var other = swept.hold("in use")) {
            assertThat(swept.sweep()).isEqualTo(1);
            assertThat(swept.messages()).containsExactly("gone", "in use");
            other.rollback();
        }

        assertThat(swept.sweep()).isEqualTo(2);
    }

    @Test
    void aReplyToALivingPostInUseIsLeftForTheNextSweep() throws SQLException {
        swept.add("in use", "NULL", "NULL");
        swept.add("gone", uuid("in use"), "now()");
        swept.database().execute("UPDATE public.activities SET replies_count = 1 WHERE message = 'in use'");
        try (var other = swept.hold("in use")) {
            assertThat(swept.sweep()).isZero();
            other.rollback();
        }

        assertThat(swept.sweep()).isEqualTo(1);
        assertThat(swept.database().texts("SELECT replies_count FROM public.activities"))
                .containsExactly("0");
    }

    @Test
    void ofTwoSweepersOneWorksAndTheOtherDoesNotWait() throws Exception {
        swept.addMany(20_000, "NULL", "now() - n * interval '1 second'");
        var otherMetrics = new SimpleMeterRegistry();
        try (var otherPool = new Database(swept.database().serviceUrl(), 4, otherMetrics);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var other = new Sweeper(otherPool, otherMetrics);
            List<Callable<Long>> both = List.of(swept.sweeper()::sweep, other::sweep);

            var rows = 0L;
            for (var swept : threads.invokeAll(both)) {
                rows += swept.get();
            }

            assertThat(rows).isEqualTo(20_000);
            assertThat(swept.deleted()
                            + otherMetrics
                                    .counter("cruddur.expired.rows", "table", "activities")
                                    .count())
                    .isEqualTo(20_000);
            assertThat(swept.messages()).isEmpty();
        }
    }

    /** Under load the service refuses some transactions, of the sweeper, too. */
    @Test
    void aSweepOutlivesRefusals() throws Exception {
        swept.addMany(10, "NULL", "now()");
        swept.database()
                .execute("INSERT INTO public.events (kind, created_at) VALUES ('activity', now() - interval '1 hour')");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            swept.overload(threads, Duration.ofSeconds(3));

            assertThat(swept.sweep()).isEqualTo(11);
        }
    }

    @Test
    void whileAnotherNodeSweepsThisOneGoesHome() throws SQLException {
        swept.add("gone", "NULL", "now()");
        try (var other = swept.database().url().connect("cruddur-test");
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('cruddur.expiry', 0))");
            assertThat(swept.sweep()).isZero();
            other.rollback();
        }

        assertThat(swept.sweep()).isEqualTo(1);
    }
}
