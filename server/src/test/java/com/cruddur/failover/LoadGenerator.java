package com.cruddur.failover;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Await;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Clients of a service: each writes one post after the other, and sends a post again with the same Idempotency-Key
 * until it is acknowledged; one more reads the feed.
 */
final class LoadGenerator implements AutoCloseable {

    private static final int WRITERS = 6;
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(40);
    private static final Duration BEFORE_RETRY = Duration.ofMillis(100);
    private static final Duration BETWEEN_READS = Duration.ofMillis(25);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String name;
    private final Actor person;
    private final Queue<TimedResponse> writes = new ConcurrentLinkedQueue<>();
    private final Queue<TimedResponse> reads = new ConcurrentLinkedQueue<>();
    private final Map<UUID, String> acknowledged = new ConcurrentHashMap<>();
    private final List<Thread> clients = new ArrayList<>();
    private volatile boolean ending;

    /** @param name what all posts begin with */
    LoadGenerator(String name, Actor person) {
        this.name = name;
        this.person = person;
        for (var writer = 0; writer < WRITERS; writer++) {
            var prefix = name + " " + writer + " ";
            clients.add(Thread.startVirtualThread(() -> write(prefix)));
        }
        clients.add(Thread.startVirtualThread(this::read));
    }

    private void write(String prefix) {
        for (var number = 0; !ending; number++) {
            var body = "{\"message\":\"%s%s\",\"ttl\":\"1-day\"}".formatted(prefix, number);
            var key = UUID.randomUUID().toString();
            while (!isAcknowledged(body, key)) {
                LockSupport.parkNanos(BEFORE_RETRY.toNanos());
            }
            LockSupport.parkNanos(BETWEEN_WRITES.toNanos());
        }
    }

    private boolean isAcknowledged(String body, String key) {
        var start = System.nanoTime();
        try {
            var response = person.post("/api/activities", body, "Idempotency-Key", key);
            writes.add(TimedResponse.of(start, response));
            if (response.statusCode() != 200) {
                return false;
            }
            var post = Actor.json(response);
            acknowledged.put(
                    UUID.fromString(post.get("uuid").asString()),
                    post.get("message").asString());
            return true;
        } catch (UncheckedIOException e) {
            writes.add(TimedResponse.none(start, e));
            return false;
        }
    }

    private void read() {
        while (!ending) {
            var start = System.nanoTime();
            try {
                HttpResponse<String> response = person.get("/api/activities/home");
                reads.add(TimedResponse.of(start, response));
            } catch (UncheckedIOException e) {
                reads.add(TimedResponse.none(start, e));
            }
            LockSupport.parkNanos(BETWEEN_READS.toNanos());
        }
    }

    /** Returns once so many more writes have been acknowledged. */
    void awaitWrites(int more) {
        var wanted = acknowledged.size() + more;
        await(more + " writes", () -> acknowledged.size() >= wanted);
    }

    /** Returns once so many more reads have been answered. */
    void awaitReads(int more) {
        var wanted = goodReads() + more;
        await(more + " reads", () -> goodReads() >= wanted);
    }

    private long goodReads() {
        return reads.stream().filter(TimedResponse::isGood).count();
    }

    /** Returns once each of the writers has been refused since now: nothing is under way that began before. */
    private void awaitRefusals() {
        var before = writes.size();
        await(
                "refusals",
                () -> writes.stream()
                                .skip(before)
                                .filter(answer -> !answer.isGood())
                                .count()
                        >= 2 * WRITERS);
    }

    /** Lets the clients go on for {@code time}, in which nothing may be acknowledged. */
    void endure(Duration time) {
        endure(time, () -> {});
    }

    /** The same, and does {@code meanwhile}. */
    void endure(Duration time, Runnable meanwhile) {
        awaitRefusals();
        var before = acknowledged.size();
        meanwhile.run();
        var start = System.nanoTime();
        await("the time", () -> System.nanoTime() - start > time.toNanos());
        assertThat(acknowledged.size()).as("acknowledged in an outage").isEqualTo(before);
    }

    private void await(String what, BooleanSupplier condition) {
        Await.until(what, PATIENCE, condition, () -> experience().toString());
    }

    /** What has been answered so far. */
    ClientObservations experience() {
        return new ClientObservations(name, List.copyOf(writes), List.copyOf(reads), Map.copyOf(acknowledged));
    }

    /** Lets each client finish what it is at, which has to be acknowledged in the end. */
    ClientObservations end() {
        close();
        await("the end of the load", () -> clients.stream().noneMatch(Thread::isAlive));
        return experience();
    }

    @Override
    public void close() {
        ending = true;
    }
}
