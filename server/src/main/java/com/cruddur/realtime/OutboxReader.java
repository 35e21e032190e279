package com.cruddur.realtime;

import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.pool.NotificationListener;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what all nodes write, as long as somebody listens: a thread with a connection of its own, which waits for the
 * bell. It looks once a second besides, for what expired, and for events when the bell does not get through (behind
 * PgBouncer in transaction mode).
 */
public final class OutboxReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxReader.class);

    private static final String CHANNEL = "cruddur_events";
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final int FULL = 500;

    private final EventStreams streams;
    private final Outbox log;
    private final @Nullable DatabaseUrl url;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("stream-receiver").unstarted(this::run);
    private @Nullable OffsetDateTime expiredUntil;
    private UUID lastExpired = new UUID(0, 0);
    private long nextLook;

    /** @param url where to LISTEN, null to look once a second only */
    public OutboxReader(EventStreams streams, Outbox log, @Nullable DatabaseUrl url) {
        this.streams = streams;
        this.log = log;
        this.url = url;
    }

    /** Begins; to be called once. */
    public void start() {
        thread.start();
    }

    /** Ends within a moment; the streams have to be closed before. */
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
            while (isWanted()) {
                if (!streams.hasListeners()) {
                    expiredUntil = null;
                }
                if (streams.awaitListener()) {
                    listen();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() throws InterruptedException {
        try (var listener = url == null ? null : NotificationListener.of(url, CHANNEL)) {
            while (isWanted() && streams.hasListeners()) {
                read();
                await(listener);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.debug("Streams hear nothing for now", e);
            streams.dropStuck();
            // Never longer: what comes meanwhile is told at once, and more than they have room for ends the streams.
            end.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void await(@Nullable NotificationListener listener) throws SQLException, InterruptedException {
        var millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(nextLook - System.nanoTime()));
        if (listener == null) {
            end.await(millis, TimeUnit.MILLISECONDS);
        } else {
            listener.await(Duration.ofMillis(millis));
        }
    }

    private void read() {
        streams.tellNews();
        if (expiredUntil == null || System.nanoTime() - nextLook >= 0) {
            nextLook = System.nanoTime() + LOOK.toNanos();
            tellExpired();
            streams.dropStuck();
        }
    }

    /** By the database's clock, from the place where the last look ended. */
    private void tellExpired() {
        if (expiredUntil == null) {
            expiredUntil = log.now();
        }
        while (isWanted()) {
            var expired = log.expired(expiredUntil, lastExpired);
            if (expired.isEmpty()) {
                return;
            }
            streams.tell(expired);
            expiredUntil = expired.getLast().expiresAt();
            lastExpired = expired.getLast().uuid();
            if (expired.size() < FULL) {
                return;
            }
        }
    }

    private boolean isWanted() {
        return end.getCount() > 0;
    }
}
