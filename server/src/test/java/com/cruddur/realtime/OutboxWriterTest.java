package com.cruddur.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.platform.db.Database;
import com.cruddur.testing.Await;
import com.cruddur.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Events reach the outbox, whatever happened to those before. */
@Timeout(60)
class OutboxWriterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void eventsThatCannotBeWrittenAreCountedAndTheNextAreWritten() {
        var metrics = new SimpleMeterRegistry();
        try (var database = TestDatabase.migrated();
                var pool = new Database(database.serviceUrl(), 2, metrics);
                var writer = new OutboxWriter(new Outbox(pool), metrics)) {
            writer.start();
            database.execute("ALTER TABLE public.events RENAME TO lost_events");
            writer.committed(follow());
            Await.until(
                    "the failure",
                    PATIENCE,
                    () -> metrics.get("cruddur.background.failures")
                                    .tag("task", "outbox-writer")
                                    .counter()
                                    .count()
                            == 1);
            assertThat(metrics.get("cruddur.stream.lost").counter().count()).isEqualTo(1);

            database.execute("ALTER TABLE public.lost_events RENAME TO events");
            writer.committed(follow());

            Await.until(
                    "the next event",
                    PATIENCE,
                    () -> database.texts("SELECT kind FROM public.events").equals(List.of("follow")));
        }
    }

    @Test
    void whatStillWaitsIsWrittenAtTheEnd() {
        try (var database = TestDatabase.migrated();
                var pool = new Database(database.serviceUrl(), 2, new SimpleMeterRegistry())) {
            try (var writer = new OutboxWriter(new Outbox(pool), new SimpleMeterRegistry())) {
                writer.start();
                writer.committed(follow());
            }
            assertThat(database.texts("SELECT kind FROM public.events")).containsExactly("follow");
        }
    }

    private static Event follow() {
        return Event.ofPeople(Event.Kind.FOLLOWED, UUID.randomUUID(), UUID.randomUUID());
    }
}
