package com.cruddur.realtime;

import com.cruddur.platform.Failure;
import com.cruddur.platform.http.Authenticator;
import com.cruddur.platform.http.Viewer;
import com.cruddur.platform.json.Json;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The clients of this node that listen, and what they are told. */
public final class EventStreams implements AutoCloseable {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    private static final Duration FAREWELL = Duration.ofMillis(500);
    private static final long UNKNOWN = -1;

    private final Outbox log;
    private final Authenticator authenticator;
    private final SseFormat frames;
    private final StreamLimits limits;
    private final Counter dropped;
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
    private long position = UNKNOWN;
    private boolean closed;

    public EventStreams(Outbox log, Authenticator authenticator, Json json, MeterRegistry metrics) {
        this(log, authenticator, json, metrics, StreamLimits.USUAL);
    }

    EventStreams(Outbox log, Authenticator authenticator, Json json, MeterRegistry metrics, StreamLimits limits) {
        this.log = log;
        this.authenticator = authenticator;
        this.frames = new SseFormat(json);
        this.limits = limits;
        this.dropped = Counter.builder("cruddur.stream.dropped")
                .description("Clients that were dropped because they did not read fast enough")
                .register(metrics);
        Gauge.builder("cruddur.stream.clients", subscriptions, Set::size)
                .description("Clients that listen")
                .register(metrics);
    }

    /**
     * Lets {@code listener} hear all that happens from now on; to be closed when it is over.
     *
     * @throws Failure.TooManyRequests when this person listens too often already
     * @throws Failure.Unavailable when too many people do, or the database cannot be reached
     */
    Subscription join(Subscriber listener) {
        var hidden = hidden(listener);
        synchronized (this) {
            if (closed || subscriptions.size() >= limits.clients()) {
                throw new Failure.Unavailable("Too many listen just now. Try again soon.", RETRY_AFTER);
            }
            var person = listener.person();
            if (person != null
                    && subscriptions.stream()
                                    .filter(other ->
                                            person.equals(other.listener().person()))
                                    .count()
                            >= limits.clientsOfPerson()) {
                throw new Failure.TooManyRequests("You listen too often already: close a page.", RETRY_AFTER);
            }
            if (position == UNKNOWN) {
                position = log.position();
            }
            var subscription = new Subscription(this, limits, listener, position, hidden);
            subscriptions.add(subscription);
            notifyAll();
            return subscription;
        }
    }

    synchronized void leave(Subscription subscription) {
        subscriptions.remove(subscription);
        if (subscriptions.isEmpty()) {
            position = UNKNOWN;
        }
    }

    /** Waits until somebody listens; false when this is closed. */
    synchronized boolean awaitListener() throws InterruptedException {
        while (!closed && subscriptions.isEmpty()) {
            wait();
        }
        return !closed;
    }

    boolean hasListeners() {
        return !subscriptions.isEmpty();
    }

    /** Reads what is new and tells it. */
    void tellNews() {
        while (true) {
            var before = position();
            if (before == UNKNOWN) {
                return;
            }
            var entries = log.after(before);
            if (entries.isEmpty()) {
                return;
            }
            synchronized (this) {
                entries.forEach(this::tell);
                if (position != UNKNOWN) {
                    position = entries.getLast().id();
                }
            }
        }
    }

    /** Tells what has expired. */
    synchronized void tell(List<Expired> expired) {
        expired.stream().flatMap(one -> frames.of(one, position)).forEach(this::offer);
    }

    /** Lets go of clients that do not read. */
    void dropStuck() {
        for (var subscription : subscriptions) {
            if (subscription.breakWrite(limits.write())) {
                drop(subscription);
            }
        }
    }

    /** Whether {@code listener} is still who they were when they came. */
    boolean isStillThere(Subscriber listener) {
        var credential = listener.credential();
        if (credential == null) {
            return true;
        }
        try {
            return authenticator
                    .identify(credential)
                    .filter(viewer -> !viewer.suspended())
                    .map(Viewer::uuid)
                    .filter(uuid -> uuid.equals(listener.person()))
                    .isPresent();
        } catch (Failure.Unavailable _) {
            return true; // an outage signs nobody out; events do not come either
        }
    }

    /** Whom {@code listener} does not see. */
    Set<UUID> hidden(Subscriber listener) {
        var person = listener.person();
        return person == null ? Set.of() : log.hidden(person);
    }

    /** What was told after {@code id} and up to {@code last}; null when that is no longer known. */
    @Nullable List<List<QueueItem.Frame>> since(long id, long last) {
        if (id == last) {
            return List.of();
        }
        if (id > last || !log.knows(id)) {
            return null;
        }
        var told = new ArrayList<List<QueueItem.Frame>>();
        var from = id;
        while (from < last) {
            var some = log.after(from).stream().filter(one -> one.id() <= last).toList();
            if (some.isEmpty()) {
                break;
            }
            told.add(some.stream().flatMap(frames::of).toList());
            from = some.getLast().id();
        }
        return told;
    }

    String reset(long id) {
        return frames.reset(id);
    }

    /** Ends all streams, and takes no more. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        subscriptions.forEach(Subscription::end);
        var deadline = System.nanoTime() + FAREWELL.toNanos();
        while (hasListeners() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        subscriptions.forEach(subscription -> subscription.breakWrite(Duration.ZERO));
    }

    private synchronized long position() {
        return position;
    }

    private void tell(StreamEvent event) {
        if (event.kind().equals(OutboxEntry.BLOCKED)) {
            subscriptions.stream()
                    .filter(subscription -> isOneOf(event, subscription.listener()))
                    .forEach(Subscription::recheck);
        }
        frames.of(event).forEach(this::offer);
    }

    private static boolean isOneOf(StreamEvent event, Subscriber listener) {
        var person = listener.person();
        return person != null && (person.equals(event.userUuid()) || person.equals(event.actorUuid()));
    }

    private void offer(QueueItem.Frame frame) {
        for (var subscription : subscriptions) {
            if (!subscription.offer(frame)) {
                drop(subscription);
            }
        }
    }

    private void drop(Subscription subscription) {
        subscription.end();
        if (subscriptions.remove(subscription)) {
            dropped.increment();
        }
    }
}
