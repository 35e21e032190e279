package com.cruddur.realtime;

import com.cruddur.platform.Failure;
import com.cruddur.platform.background.BackgroundTask;
import com.cruddur.realtime.EventPublisher.EventListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the events of this node to the outbox, which all nodes read: five times a second at most, because NOTIFY
 * serializes the commits of the database server. The request that causes an event does not wait for this. When the
 * database cannot keep up, events are dropped and counted.
 */
public final class OutboxWriter implements EventListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxWriter.class);

    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(1);
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_AT_ONCE = 1_000;

    private final Outbox outbox;
    private final BlockingQueue<Event> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Counter lost;
    private final BackgroundTask task;

    public OutboxWriter(Outbox outbox, MeterRegistry metrics) {
        this.outbox = outbox;
        this.lost = Counter.builder("cruddur.stream.lost")
                .description("Events that no stream received, because the database could not keep up")
                .register(metrics);
        Gauge.builder("cruddur.stream.queue", waiting, BlockingQueue::size)
                .description("Events that wait to be written for the streams")
                .register(metrics);
        this.task = new BackgroundTask("outbox-writer", TIME_TO_STOP, metrics, this::write, this::write);
    }

    /** Starts to write; call it once. */
    public void start() {
        task.start();
    }

    @Override
    public void committed(Event event) {
        if (!waiting.offer(event)) {
            lost.increment();
        }
    }

    /** Writes the waiting events, for a second at most. */
    @Override
    public void close() {
        task.close();
    }

    private Duration write() {
        var events = new ArrayList<Event>();
        while (waiting.drainTo(events, MOST_AT_ONCE) > 0) {
            write(events);
            events.clear();
        }
        return TICK;
    }

    /** Events that are not written are lost: clients that reconnect with Last-Event-ID do not get them either. */
    private void write(List<Event> events) {
        try {
            Set<OutboxEntry> entries = new LinkedHashSet<>();
            events.stream().flatMap(OutboxEntry::of).forEach(entries::add);
            if (!entries.isEmpty()) {
                outbox.append(entries);
            }
        } catch (Failure.Unavailable e) {
            lost.increment(events.size());
            LOG.debug("Events were not written", e);
        } catch (RuntimeException e) {
            lost.increment(events.size());
            throw e;
        }
    }
}
