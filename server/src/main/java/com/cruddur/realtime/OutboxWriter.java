package com.cruddur.realtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what happens on this node for all nodes to read: five times a second at most, since each NOTIFY makes every
 * commit of the server wait its turn. Who likes a post never waits for this; when the database cannot keep up, events
 * are dropped and counted.
 */
public final class OutboxWriter implements EventListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxWriter.class);

    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_AT_ONCE = 1_000;

    private final Outbox log;
    private final BlockingQueue<Event> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Counter lost;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("stream-publisher").unstarted(this::run);

    public OutboxWriter(Outbox log, MeterRegistry metrics) {
        this.log = log;
        this.lost = Counter.builder("cruddur.stream.lost")
                .description("Events that no stream was told of, because the database could not keep up")
                .register(metrics);
        Gauge.builder("cruddur.stream.queue", waiting, BlockingQueue::size)
                .description("Events that wait to be written for the streams")
                .register(metrics);
    }

    /** Begins; to be called once. */
    public void start() {
        thread.start();
    }

    @Override
    public void committed(Event event) {
        if (!waiting.offer(event)) {
            lost.increment();
        }
    }

    /** Writes what is still waiting, if that takes no longer than a second. */
    @Override
    public void close() {
        end.countDown();
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!end.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                publish();
            }
            publish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish() {
        var events = new ArrayList<Event>();
        while (waiting.drainTo(events, MOST_AT_ONCE) > 0) {
            Set<OutboxEntry> entries = new LinkedHashSet<>();
            events.stream().flatMap(OutboxEntry::of).forEach(entries::add);
            append(entries, events.size());
            events.clear();
        }
    }

    private void append(Set<OutboxEntry> entries, int events) {
        try {
            if (!entries.isEmpty()) {
                log.append(entries);
            }
        } catch (RuntimeException e) {
            lost.increment(events); // clients that come back with Last-Event-ID cannot get them either
            LOG.debug("Events were not written", e);
        }
    }
}
