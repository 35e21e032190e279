package com.cruddur.platform.db.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Await;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.DebianPostgres;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Commits that hang, because they wait for a synchronous standby that is absent. */
@Timeout(120)
class HungCommitsTest {

    private static final String HOME = "/api/activities/home";

    /** The pool leaves a third of its nine connections to reads. */
    private static final int MOST_WRITES = 6;

    private static final String WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'";

    @Test
    void fewSessionsWaitAndReadsGoOnAndWritesComeBackWithTheStandby() {
        try (var server = DebianPostgres.primary("127.0.0.27").migrated();
                var cruddur = Cruddur.startOn(server.database(), Map.of("POOL_SIZE", "9"));
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var writer = cruddur.user("ada");
            var reader = cruddur.user("bayko");
            assertThat(reader.get(HOME).statusCode()).isEqualTo(200);
            var givenUp = new Semaphore(0);
            server.set("synchronous_standby_names", "absent");
            try {
                for (var client = 0; client < 12; client++) {
                    clients.execute(() -> {
                        while (!Thread.currentThread().isInterrupted() && givenUp.availablePermits() < 30) {
                            if (writer.post("/api/activities", "{\"message\": \"hung\", \"ttl\": \"1-hour\"}")
                                            .statusCode()
                                    == 503) {
                                givenUp.release();
                            }
                        }
                    });
                }
                var reads = new TreeMap<Integer, Integer>();
                var most = 0;
                var begun = System.nanoTime();
                while (givenUp.availablePermits() < 30) {
                    reads.merge(reader.get(HOME).statusCode(), 1, Integer::sum);
                    var waiting =
                            Integer.parseInt(server.database().texts(WAITING).getFirst());
                    most = Math.max(most, waiting);
                }
                System.out.printf(
                        "Commits hung for %d ms: %d writes given up, at most %d sessions waited, reads by status %s%n",
                        Duration.ofNanos(System.nanoTime() - begun).toMillis(),
                        givenUp.availablePermits(),
                        most,
                        reads);

                assertThat(most).isBetween(1, MOST_WRITES);
                assertThat(reads).containsOnlyKeys(200);
            } finally {
                clients.shutdownNow();
                server.set("synchronous_standby_names", "");
            }
            Await.until(
                    "no session is left",
                    Duration.ofSeconds(20),
                    () -> cruddur.metric("cruddur_sessions_abandoned") == 0);
            assertThat(writer.post("/api/activities", "{\"message\": \"again\", \"ttl\": \"1-hour\"}")
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
