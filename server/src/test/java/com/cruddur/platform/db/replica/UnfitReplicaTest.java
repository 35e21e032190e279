package com.cruddur.platform.db.replica;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.cruddur.testing.Await;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.DebianPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What makes a replica unfit for good is told with its cure, and nothing is read from it. */
@Timeout(120)
class UnfitReplicaTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Logger LOGGER = (Logger) org.slf4j.LoggerFactory.getLogger(Replica.class);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        LOGGER.setLevel(Level.INFO);
        LOGGER.setAdditive(false);
        LOGGER.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        LOGGER.detachAppender(log);
        LOGGER.setLevel(null);
        LOGGER.setAdditive(true);
    }

    @Test
    void aReplicaWhoseClockIsWrongAndOneThatTakesWritesAreNotRead() throws IOException {
        try (var primary = DebianPostgres.primary("127.0.0.26").migrated();
                var replica = primary.standby("127.0.0.27", aSecondAhead())) {
            var address = "127.0.0.27:" + replica.port();
            var settings = Map.of("DATABASE_READER_URL", "postgresql://" + address);
            try (var cruddur = Cruddur.startOn(primary.database(), settings)) {
                awaitTold(address, "its clock differs from the primary's by (9..|1...) ms: have both keep time by NTP");
                assertThat(cruddur.anonymous().get("/api/activities/home").statusCode())
                        .isEqualTo(200);
                assertThat(cruddur.metric("cruddur_replica_usable{replica=\"%s\"}".formatted(address)))
                        .isZero();
                assertThat(cruddur.metric("cruddur_reads_total{target=\"%s\"}".formatted(address)))
                        .isZero();

                replica.promote();

                awaitTold(
                        address, "it is no replica, since it takes writes: name replicas only in DATABASE_READER_URL");
            }
        }
    }

    private void awaitTold(String address, String words) {
        var line = "The replica %s is not read: %s".formatted(address, words);
        Await.until(
                line,
                PATIENCE,
                () -> List.copyOf(log.list).stream()
                        .anyMatch(event -> event.getFormattedMessage().matches(line)),
                () -> log.list.toString());
    }

    /** The clock of Debian's libfaketime, which the tests' start installs. */
    private static Map<String, String> aSecondAhead() throws IOException {
        try (var folders = Files.list(Path.of("/usr/lib"))) {
            var library = folders.map(folder -> folder.resolve("faketime/libfaketime.so.1"))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("libfaketime is missing: ./cruddur test installs it"));
            return Map.of("LD_PRELOAD", library.toString(), "FAKETIME", "+1s", "FAKETIME_DONT_FAKE_MONOTONIC", "1");
        }
    }
}
