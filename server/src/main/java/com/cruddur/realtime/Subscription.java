package com.cruddur.realtime;

import com.cruddur.platform.http.Credential;
import com.cruddur.platform.http.Response;
import com.cruddur.realtime.EventStreams.StreamLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The connection of one subscriber. The thread of its request writes to it; other threads fill its queue. */
final class Subscription implements Response.Stream {

    private final Subscriber subscriber;
    private final long joinedAt;
    private final long openedAt = System.nanoTime();
    private final StreamLimits limits;
    private final SubscriberQueries queries;
    private final Consumer<Subscription> onClose;
    private final BlockingQueue<QueueItem> queue;
    private volatile Set<UUID> hidden;
    private volatile boolean ended;
    private @Nullable Thread writer;
    private long writingSince;

    /**
     * @param joinedAt the id of the last event before the first that is put into the queue
     * @param hidden the people whom the subscriber does not see
     */
    Subscription(
            Subscriber subscriber,
            long joinedAt,
            Set<UUID> hidden,
            StreamLimits limits,
            SubscriberQueries queries,
            Consumer<Subscription> onClose) {
        this.subscriber = subscriber;
        this.joinedAt = joinedAt;
        this.hidden = hidden;
        this.limits = limits;
        this.queries = queries;
        this.onClose = onClose;
        this.queue = new ArrayBlockingQueue<>(limits.queue());
    }

    Subscriber subscriber() {
        return subscriber;
    }

    /** The time of {@link System#nanoTime()} when the subscriber joined. */
    long openedAt() {
        return openedAt;
    }

    /** Puts {@code message} into the queue if it is for this subscriber; false when the queue is full. */
    boolean offer(SseMessage message) {
        return !message.isFor(subscriber) || queue.offer(message);
    }

    /** Checks the sign-in and reloads the hidden people before the delivery of any message offered after this call. */
    void recheck() {
        if (!queue.offer(QueueItem.Instruction.RECHECK)) {
            end();
        }
    }

    /** Ends the subscription after the write that is under way. */
    void end() {
        ended = true;
        queue.clear();
        var _ = queue.offer(QueueItem.Instruction.END);
    }

    /** Whether one write has been under way for longer than {@code bound}. */
    synchronized boolean isWritingFor(Duration bound) {
        return writer != null && System.nanoTime() - writingSince > bound.toNanos();
    }

    /** Ends the write that is under way, if there is one, by closing the connection. */
    synchronized void breakWrite() {
        if (writer != null) {
            writer.interrupt(); // closes the socket of a virtual thread
            writer = null;
        }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        write(out, SseFormat.start(joinedAt));
        var missed = subscriber.lastEventId();
        if (missed != null) {
            catchUp(out, missed);
        }
        var checked = System.nanoTime();
        while (!ended) {
            var item = next();
            if (item == QueueItem.Instruction.END) {
                return;
            }
            var overdue = System.nanoTime() - checked > limits.recheck().toNanos();
            if (item == QueueItem.Instruction.RECHECK || overdue) {
                if (!queries.isStillSignedIn(subscriber)) {
                    return;
                }
                hidden = queries.hiddenFrom(subscriber);
                checked = System.nanoTime();
            }
            if (item == null) {
                write(out, SseFormat.HEARTBEAT);
            } else if (item instanceof SseMessage message && sees(message)) {
                write(out, message.text());
            }
        }
    }

    @Override
    public void close() {
        onClose.accept(this);
    }

    private void catchUp(OutputStream out, long missed) throws IOException {
        var batches = queries.missed(missed, joinedAt);
        if (batches == null) {
            write(out, queries.reset(joinedAt));
            return;
        }
        for (List<SseMessage> batch : batches) {
            for (var message : batch) {
                if (message.isFor(subscriber) && sees(message)) {
                    write(out, message.text());
                }
            }
        }
    }

    private boolean sees(SseMessage message) {
        return message.involved().stream().noneMatch(hidden::contains);
    }

    private @Nullable QueueItem next() throws IOException {
        try {
            return queue.poll(limits.heartbeat().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private void write(OutputStream out, String text) throws IOException {
        begin();
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } finally {
            finish();
        }
    }

    private synchronized void begin() {
        writingSince = System.nanoTime();
        writer = Thread.currentThread();
    }

    private synchronized void finish() {
        writer = null;
    }

    /**
     * The client of a stream.
     *
     * @param person the signed-in person, null for an anonymous reader
     * @param credential the credential of the request, null for an anonymous reader
     * @param lastEventId the last event that the client received, null on its first connection; negative when the id is
     *     malformed
     */
    record Subscriber(
            @Nullable UUID person,
            @Nullable Credential credential,
            @Nullable Long lastEventId) {}
}
