package com.cruddur.realtime;

import com.cruddur.platform.Failure;
import com.cruddur.platform.background.BackgroundTask;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.pool.NotificationListener;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what all nodes write into the outbox, while this node has subscriptions. It waits for notifications on a
 * connection of its own. Once a second it also queries without a notification: for expired activities, and for events
 * where notifications do not arrive (behind PgBouncer in transaction mode).
 */
public final class OutboxReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxReader.class);

    private static final String CHANNEL = "cruddur_events";
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(2);
    private static final int FULL = 500;

    private final EventStreams streams;
    private final Outbox outbox;
    private final @Nullable DatabaseUrl url;
    private final BackgroundTask task;
    private @Nullable NotificationListener notifications;
    private @Nullable OffsetDateTime expiredUntil;
    private UUID lastExpired = new UUID(0, 0);
    private long nextLook;
    private volatile boolean failing;

    /** @param url the database to LISTEN on, null to query once a second only */
    public OutboxReader(EventStreams streams, Outbox outbox, @Nullable DatabaseUrl url, MeterRegistry metrics) {
        this.streams = streams;
        this.outbox = outbox;
        this.url = url;
        Gauge.builder("cruddur.stream.up", this, reader -> reader.failing ? 0 : 1)
                .description("Whether the last look for events succeeded, 1 or 0; 1 while nobody listens")
                .strongReference(true)
                .register(metrics);
        this.task = new BackgroundTask("outbox-reader", TIME_TO_STOP, metrics, this::round);
    }

    /** Starts to read; call it once. */
    public void start() {
        task.start();
    }

    /** Stops within two seconds; close the streams first. */
    @Override
    public void close() {
        task.close();
        disconnect();
    }

    private Duration round() throws InterruptedException {
        if (!streams.hasSubscriptions()) {
            disconnect();
            expiredUntil = null;
            failing = false;
            return streams.awaitSubscription() ? Duration.ZERO : BackgroundTask.UNTIL_WOKEN;
        }
        try {
            connect();
            read();
            failing = false;
            return awaitNotification();
        } catch (SQLException | Failure.Unavailable e) {
            LOG.debug("The outbox cannot be read for now", e);
            failing = true;
            disconnect();
            streams.dropStalled();
            // Never longer: missed events are delivered at once, and a queue that overflows ends its stream.
            return INTERVAL;
        }
    }

    private void connect() throws SQLException {
        if (url != null && notifications == null) {
            notifications = NotificationListener.of(url, CHANNEL);
        }
    }

    private void disconnect() {
        var connected = notifications;
        notifications = null;
        if (connected != null) {
            try {
                connected.close();
            } catch (SQLException e) {
                LOG.debug("The connection for notifications was not closed cleanly", e);
            }
        }
    }

    /** Waits for a notification until the next query; without LISTEN, returns the time to wait. */
    private Duration awaitNotification() throws SQLException {
        var left = Duration.ofNanos(Math.max(Duration.ofMillis(1).toNanos(), nextLook - System.nanoTime()));
        if (notifications == null) {
            return left;
        }
        notifications.await(left);
        return Duration.ZERO;
    }

    private void read() {
        streams.deliverNew();
        if (expiredUntil == null || System.nanoTime() - nextLook >= 0) {
            nextLook = System.nanoTime() + INTERVAL.toNanos();
            readExpired();
            streams.dropStalled();
        }
    }

    /** Continues where the previous query ended, by the database's clock. */
    private void readExpired() {
        if (expiredUntil == null) {
            expiredUntil = outbox.now();
        }
        while (!task.isStopping()) {
            var expired = outbox.expired(expiredUntil, lastExpired);
            if (expired.isEmpty()) {
                return;
            }
            streams.deliver(expired);
            expiredUntil = expired.getLast().expiresAt();
            lastExpired = expired.getLast().uuid();
            if (expired.size() < FULL) {
                return;
            }
        }
    }
}
