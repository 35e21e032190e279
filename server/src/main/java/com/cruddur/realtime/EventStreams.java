package com.cruddur.realtime;

import com.cruddur.platform.Failure;
import com.cruddur.platform.http.Authenticator;
import com.cruddur.platform.http.Credential;
import com.cruddur.platform.json.Json;
import com.cruddur.realtime.Subscription.Subscriber;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The subscriptions of this node, and the delivery of events to them. The lock is held while queues are filled, never
 * during a query.
 */
public final class EventStreams implements AutoCloseable {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    private static final Duration TIME_TO_END = Duration.ofMillis(500);
    private static final long UNKNOWN = -1;

    private final Outbox outbox;
    private final SubscriberQueries queries;
    private final SseFormat format;
    private final StreamLimits limits;
    private final Counter dropped;
    private final Runnable heard;
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();

    /** The id of the last event that was delivered; unknown while nobody subscribes. */
    private long position = UNKNOWN;

    private boolean closed;

    /** @param heard called after events of any node were read */
    public EventStreams(Outbox outbox, Authenticator authenticator, Json json, MeterRegistry metrics, Runnable heard) {
        this(outbox, authenticator, json, metrics, heard, StreamLimits.USUAL);
    }

    EventStreams(
            Outbox outbox,
            Authenticator authenticator,
            Json json,
            MeterRegistry metrics,
            Runnable heard,
            StreamLimits limits) {
        this.outbox = outbox;
        this.heard = heard;
        this.format = new SseFormat(json);
        this.queries = new SubscriberQueries(outbox, authenticator, format);
        this.limits = limits;
        this.dropped = Counter.builder("cruddur.stream.dropped")
                .description("Clients that were dropped because they did not read fast enough")
                .register(metrics);
        Gauge.builder("cruddur.stream.clients", subscriptions, Set::size)
                .description("Clients that listen")
                .register(metrics);
    }

    /**
     * Delivers all events from now on to {@code subscriber}, until the subscription is closed.
     *
     * @throws Failure.TooManyRequests when this person has too many subscriptions already, and none in this browser that
     *     can end in its place
     * @throws Failure.Unavailable when this node has too many, or the database cannot be reached
     */
    Subscription join(Subscriber subscriber) {
        var hidden = queries.hiddenFrom(subscriber);
        var start = position();
        if (start == UNKNOWN) {
            start = outbox.position();
        }
        synchronized (this) {
            requirePlace(subscriber);
            if (position == UNKNOWN) {
                position = start;
            }
            var subscription = new Subscription(subscriber, position, hidden, limits, queries, this::leave);
            subscriptions.add(subscription);
            notifyAll();
            return subscription;
        }
    }

    private void requirePlace(Subscriber subscriber) {
        if (closed || subscriptions.size() >= limits.clients()) {
            throw new Failure.Unavailable("Too many listen just now. Try again soon.", RETRY_AFTER);
        }
        var person = subscriber.person();
        if (person != null && subscriptionsOf(person) >= limits.clientsOfPerson()) {
            var oldest = oldestInBrowserOf(subscriber)
                    .orElseThrow(() ->
                            new Failure.TooManyRequests("You listen too often already: close a page.", RETRY_AFTER));
            oldest.end();
            subscriptions.remove(oldest);
        }
    }

    /**
     * The tabs of a browser share one stream, so its older ones belong to pages that were left; the server notices that
     * only when it writes to them.
     */
    private Optional<Subscription> oldestInBrowserOf(Subscriber subscriber) {
        return subscriptions.stream()
                .filter(one -> one.subscriber().credential() instanceof Credential.Cookie session
                        && session.equals(subscriber.credential()))
                .min(Comparator.comparingLong(Subscription::openedAt));
    }

    private long subscriptionsOf(UUID person) {
        return subscriptions.stream()
                .filter(one -> person.equals(one.subscriber().person()))
                .count();
    }

    private synchronized void leave(Subscription subscription) {
        subscriptions.remove(subscription);
        if (subscriptions.isEmpty()) {
            position = UNKNOWN;
        }
    }

    /** Waits for a subscription; false when the streams are closed. */
    synchronized boolean awaitSubscription() throws InterruptedException {
        while (!closed && subscriptions.isEmpty()) {
            wait();
        }
        return !closed;
    }

    boolean hasSubscriptions() {
        return !subscriptions.isEmpty();
    }

    /** Reads the events after the last one that was delivered, and delivers them. */
    void deliverNew() {
        while (true) {
            var before = position();
            if (before == UNKNOWN) {
                return;
            }
            var events = outbox.after(before);
            if (events.isEmpty()) {
                return;
            }
            heard.run(); // before clients are told, since they ask again then
            synchronized (this) {
                events.forEach(this::deliver);
                if (position != UNKNOWN) {
                    position = events.getLast().id();
                }
            }
        }
    }

    /** Delivers the expiry of the activities {@code expired}. */
    synchronized void deliver(List<ExpiredActivity> expired) {
        expired.stream().flatMap(one -> format.messages(one, position)).forEach(this::offer);
    }

    /** Ends the subscriptions of clients that have not read for too long. */
    void dropStalled() {
        for (var subscription : subscriptions) {
            if (subscription.isWritingFor(limits.write())) {
                drop(subscription);
                subscription.breakWrite();
            }
        }
    }

    /** Ends all subscriptions, and accepts no more. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        subscriptions.forEach(Subscription::end);
        var deadline = System.nanoTime() + TIME_TO_END.toNanos();
        while (hasSubscriptions() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        subscriptions.forEach(Subscription::breakWrite);
    }

    private synchronized long position() {
        return position;
    }

    private void deliver(StreamEvent event) {
        switch (event.kind()) {
            case OutboxEntry.BLOCKED, OutboxEntry.SESSIONS_ENDED ->
                involved(event).forEach(Subscription::recheck);
            case OutboxEntry.WITHDRAWN -> involved(event).forEach(Subscription::end);
            default -> format.messages(event).forEach(this::offer);
        }
    }

    private Stream<Subscription> involved(StreamEvent event) {
        return subscriptions.stream().filter(subscription -> event.involves(subscription.subscriber()));
    }

    private void offer(SseMessage message) {
        for (var subscription : subscriptions) {
            if (!subscription.offer(message)) {
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

    /**
     * The limits of streams.
     *
     * @param clients connections to this node
     * @param clientsOfPerson connections of one person
     * @param queue messages that may wait for a client before it is dropped
     * @param heartbeat the silence after which a comment is sent
     * @param recheck how often a subscription reloads the hidden people of its subscriber, and checks the sign-in
     * @param write how long one write may take
     */
    record StreamLimits(
            int clients, int clientsOfPerson, int queue, Duration heartbeat, Duration recheck, Duration write) {

        static final StreamLimits USUAL = new StreamLimits(
                10_000, 10, 256, Duration.ofSeconds(15), Duration.ofMinutes(1), Duration.ofSeconds(10));
    }
}
