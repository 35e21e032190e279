package com.cruddur.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.auth.Sessions;
import com.cruddur.platform.Failure;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.http.Credential;
import com.cruddur.platform.json.Json;
import com.cruddur.realtime.EventStreams.StreamLimits;
import com.cruddur.realtime.Subscription.Subscriber;
import com.cruddur.testing.Await;
import com.cruddur.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many may listen, and who is let go. */
@Timeout(60)
class EventStreamsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final StreamLimits LIMITS =
            new StreamLimits(3, 2, 4, Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofMillis(200));

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final TestDatabase database = TestDatabase.migrated();
    private final Database pool = new Database(database.serviceUrl(), 4, metrics);
    private final EventStreams streams =
            new EventStreams(new Outbox(pool), new Sessions(pool), new Json(), metrics, () -> {}, LIMITS);

    @AfterEach
    void close() {
        streams.close();
        pool.close();
        database.close();
    }

    @Test
    void whenTooManyListenOthersAreToldToComeBack() {
        var person = new Subscriber(UUID.randomUUID(), null, null);
        streams.join(person);
        streams.join(person);
        assertThatThrownBy(() -> streams.join(person)).isInstanceOf(Failure.TooManyRequests.class);

        var last = streams.join(nobody());
        assertThatThrownBy(() -> streams.join(nobody())).isInstanceOf(Failure.Unavailable.class);
        assertThat(metrics.get("cruddur.stream.clients").gauge().value()).isEqualTo(3);

        last.close();
        assertThat(streams.join(nobody())).isNotNull();
    }

    @Test
    void theNewestStreamOfABrowserTakesThePlaceOfItsOldest() throws Exception {
        var browser = new Subscriber(UUID.randomUUID(), new Credential.Cookie("a session"), null);
        var oldest = serve(streams.join(browser), new ByteArrayOutputStream());
        var other = serve(streams.join(browser), new ByteArrayOutputStream());

        streams.join(browser);
        assertThat(oldest.join(PATIENCE)).isTrue();
        assertThat(other.isAlive()).isTrue();
        assertThat(metrics.get("cruddur.stream.clients").gauge().value()).isEqualTo(2);

        var elsewhere = new Subscriber(browser.person(), new Credential.Cookie("another session"), null);
        assertThatThrownBy(() -> streams.join(elsewhere)).isInstanceOf(Failure.TooManyRequests.class);
    }

    @Test
    void aSlowSubscriberIsDroppedAndOthersAreNot() throws Exception {
        var stuck = new StuckConnection();
        var slow = serve(streams.join(nobody()), stuck);
        var read = new ByteArrayOutputStream();
        serve(streams.join(nobody()), read);
        stuck.writing.await();

        for (var one = 0; one < 10; one++) {
            var uuid = UUID.randomUUID();
            streams.deliver(List.of(expired(uuid)));
            Await.until(
                    "the event",
                    PATIENCE,
                    () -> read.toString(StandardCharsets.UTF_8).contains(uuid.toString()));
        }

        assertThat(dropped()).isEqualTo(1);
        assertThat(metrics.get("cruddur.stream.clients").gauge().value()).isEqualTo(1);
        stuck.release();
        slow.join();
    }

    @Test
    void aWriteThatTakesTooLongIsBroken() throws Exception {
        var stuck = new StuckConnection();
        var slow = serve(streams.join(nobody()), stuck);
        stuck.writing.await();

        Await.until("the drop", PATIENCE, () -> {
            streams.dropStalled();
            return dropped() == 1;
        });

        slow.join();
        assertThat(streams.hasSubscriptions()).isFalse();
    }

    @Test
    void silenceIsFilledWithHeartbeats() {
        var read = new ByteArrayOutputStream();
        serve(streams.join(nobody()), read);

        Await.until(
                "three",
                PATIENCE,
                () -> read.toString(StandardCharsets.UTF_8).split(": still here\n\n", -1).length > 3);
        assertThat(read.toString(StandardCharsets.UTF_8)).startsWith("retry: 3000\nid: 0\n\n: still here\n\n");
    }

    @Test
    void aStreamEndsWithItsSession() throws Exception {
        var token = database.signIn("bayko");
        var listener = new Subscriber(database.userUuid("bayko"), new Credential.Bearer(token), null);
        var read = new ByteArrayOutputStream();
        var stream = serve(streams.join(listener), read);
        Await.until("some time", PATIENCE, () -> read.size() > 200);
        assertThat(stream.isAlive()).isTrue();

        database.execute("DELETE FROM public.sessions");

        stream.join();
        assertThat(streams.hasSubscriptions()).isFalse();
    }

    @Test
    void aStreamOfTheSuspendedEnds() throws Exception {
        var token = database.signIn("bayko");
        var listener = new Subscriber(database.userUuid("bayko"), new Credential.Bearer(token), null);
        var stream = serve(streams.join(listener), OutputStream.nullOutputStream());

        database.execute("UPDATE public.users SET suspended_at = now()");

        stream.join();
    }

    @Test
    void afterTheEndNobodyIsTaken() throws Exception {
        var stream = serve(streams.join(nobody()), OutputStream.nullOutputStream());

        streams.close();

        stream.join();
        assertThatThrownBy(() -> streams.join(nobody())).isInstanceOf(Failure.Unavailable.class);
    }

    private static Thread serve(Subscription subscription, OutputStream out) {
        return Thread.startVirtualThread(() -> {
            try (subscription) {
                subscription.writeTo(out);
            } catch (IOException _) {
                // as a connection that is closed in the middle of a write
            }
        });
    }

    private static Subscriber nobody() {
        return new Subscriber(null, null, null);
    }

    private static ExpiredActivity expired(UUID uuid) {
        return new ExpiredActivity(uuid, OffsetDateTime.MIN, null, null, null, null, null, null);
    }

    private double dropped() {
        return metrics.counter("cruddur.stream.dropped").count();
    }

    /** A connection whose other side reads nothing. */
    private static final class StuckConnection extends OutputStream {

        private final CountDownLatch writing = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        @Override
        public void write(int one) throws IOException {
            writing.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("closed", e);
            }
        }

        void release() {
            released.countDown();
        }
    }
}
