package com.cruddur.expiry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.embedded.EmbeddedPostgres;
import com.cruddur.platform.db.embedded.PostgresBinaries;
import com.cruddur.platform.db.migration.Migrations;
import com.cruddur.testing.Await;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import net.logstash.logback.encoder.LogstashEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The sweeper at work in a service: by itself, beside the readers, through an outage, and to the end. */
@Timeout(120)
class SweepScheduleTest {

    private static final String HOME = "/api/activities/home";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path temporary;

    @Test
    void theServiceSweepsByItselfAndSaysHowMuch() {
        var database = TestDatabase.migrated();
        addExpired(database, 3);
        database.execute(
                "INSERT INTO public.activities (message, expires_at) VALUES ('alive', now() + interval '1 day')");
        try (var cruddur = Cruddur.startOn(database)) {
            Await.until(
                    "the sweep",
                    PATIENCE,
                    () -> cruddur.anonymous()
                            .get("/metrics")
                            .body()
                            .contains("cruddur_expired_rows_total{table=\"activities\"} 3.0\n"));

            Await.until(
                    "the look after it",
                    PATIENCE,
                    () -> cruddur.anonymous().get("/metrics").body().contains("cruddur_expiry_lag_seconds 0.0\n"));
            assertThat(database.texts("SELECT message FROM public.activities")).containsExactly("alive");
        }
    }

    @Test
    void readersSeeTheSameFeedWhileRowsAreSweptAround() throws Exception {
        var metrics = new SimpleMeterRegistry();
        try (var cruddur = Cruddur.start();
                var pool = new Database(cruddur.database().serviceUrl(), 2, metrics);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            addExpired(cruddur.database(), 10_000);
            cruddur.database().execute("INSERT INTO public.activities (message) VALUES ('alive')");
            addExpired(cruddur.database(), 10_000);
            var feed = cruddur.anonymous().get(HOME).body();
            assertThat(feed).contains("alive").doesNotContain("expired");

            var sweep = threads.submit(new Sweeper(pool, metrics)::sweep);
            do {
                var response = cruddur.anonymous().get(HOME);
                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.body()).isEqualTo(feed);
            } while (!sweep.isDone());

            assertThat(sweep.get()).isEqualTo(20_000);
        }
    }

    @Test
    void anOutageIsToldOnceAndOutlived() throws Exception {
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        var logger = (Logger) LoggerFactory.getLogger(SweepSchedule.class);
        logger.setLevel(ch.qos.logback.classic.Level.INFO);
        logger.setAdditive(false);
        logger.addAppender(log);
        var postgres = postgres(0);
        var url = postgres.start();
        new Migrations(url).migrate();
        var metrics = new SimpleMeterRegistry();
        try (var pool = new Database(url, 2, metrics);
                var schedule = new SweepSchedule(new Sweeper(pool, metrics), metrics, Duration.ofMillis(50))) {
            schedule.start();
            addExpired(url, 1);
            awaitRows(metrics, 1);

            postgres.close();
            Await.until("the warning", PATIENCE, () -> !log.list.isEmpty());
            postgres = postgres(url.hosts().getFirst().port());
            postgres.start();
            addExpired(url, 2);
            awaitRows(metrics, 3);
            Await.until("the news of its end", PATIENCE, () -> log.list.size() == 2);
        } finally {
            logger.detachAppender(log);
            postgres.close();
        }

        assertThat(log.list)
                .extracting(ILoggingEvent::toString)
                .containsExactly(
                        "[WARN] Expired rows stay on disk for now: the database does not answer",
                        "[INFO] Expired rows are deleted again");
    }

    /** An alarm is made of the number; the log group of AWS reads it as infra's Metrics say. */
    @Test
    void rowsThatStayOnDiskAreToldWithANumberThatMachinesRead() throws Exception {
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        var logger = (Logger) LoggerFactory.getLogger(SweepSchedule.class);
        logger.setLevel(ch.qos.logback.classic.Level.WARN);
        logger.setAdditive(false);
        logger.addAppender(log);
        try (var swept = new SweptDatabase()) {
            swept.add("late", "NULL", "now() - interval '10 minutes'");
            try (var _ = swept.hold("late");
                    var schedule =
                            new SweepSchedule(swept.sweeper(), new SimpleMeterRegistry(), Duration.ofMillis(50))) {
                schedule.start();
                Await.until("the warning", PATIENCE, () -> !log.list.isEmpty());
            }
        } finally {
            logger.detachAppender(log);
        }
        var encoder = new LogstashEncoder();
        encoder.start();

        assertThat(new String(encoder.encode(log.list.getFirst()), UTF_8))
                .contains("\"level\":\"WARN\"")
                .containsPattern("\"message\":\"Expired rows have been on disk for 6\\d\\d s\"")
                .containsPattern("\"expiry_lag_seconds\":6\\d\\d[,}]");
    }

    @Test
    void theServiceEndsQuicklyInTheMiddleOfASweep() {
        try (var database = TestDatabase.migrated()) {
            addExpired(database, 50_000);
            var metrics = new SimpleMeterRegistry();
            try (var pool = new Database(database.serviceUrl(), 2, metrics)) {
                var schedule = new SweepSchedule(new Sweeper(pool, metrics), metrics);
                schedule.start();
                Await.until("the first batch", PATIENCE, () -> rows(metrics) > 0);

                var start = System.nanoTime();
                schedule.close();

                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
                assertThat(rows(metrics)).isLessThan(50_000);
                assertThat(database.texts("SELECT count(*) FROM public.activities"))
                        .containsExactly(Long.toString(50_000 - (long) rows(metrics)));
            }
        }
    }

    private static void awaitRows(SimpleMeterRegistry metrics, double rows) {
        Await.until(rows + " rows", PATIENCE, () -> rows(metrics) == rows);
    }

    private static double rows(SimpleMeterRegistry metrics) {
        return metrics.counter("cruddur.expired.rows", "table", "activities").count();
    }

    private static void addExpired(TestDatabase database, int count) {
        database.execute(expired(count));
    }

    private static void addExpired(DatabaseUrl url, int count) throws SQLException {
        try (var connection = url.connect("cruddur-test");
                var statement = connection.createStatement()) {
            statement.execute(expired(count));
        }
    }

    private static String expired(int count) {
        return "INSERT INTO public.activities (message, expires_at) SELECT 'expired', now() - interval '1 minute' FROM"
                + " generate_series(1, "
                + count + ")";
    }

    private EmbeddedPostgres postgres(int port) throws IOException {
        return new EmbeddedPostgres(
                temporary, port, PostgresBinaries.in(Path.of(System.getProperty("test.postgres"))), List.of());
    }
}
