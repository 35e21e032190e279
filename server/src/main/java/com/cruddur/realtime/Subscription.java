package com.cruddur.realtime;

import com.cruddur.platform.http.Response;
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
import org.jspecify.annotations.Nullable;

/** One connection that listens. The thread of its request writes to it, others put into its queue what is to be written. */
final class Subscription implements Response.Stream {

    private final EventStreams streams;
    private final StreamLimits limits;
    private final Subscriber listener;
    private final long joinedAt;
    private final BlockingQueue<QueueItem> queue;
    private volatile Set<UUID> hidden;
    private volatile boolean ended;
    private @Nullable Thread writer;
    private long writingSince;

    /**
     * @param joinedAt the last event that is not put into the queue
     * @param hidden whom the listener does not see
     */
    Subscription(EventStreams streams, StreamLimits limits, Subscriber listener, long joinedAt, Set<UUID> hidden) {
        this.streams = streams;
        this.limits = limits;
        this.listener = listener;
        this.joinedAt = joinedAt;
        this.hidden = hidden;
        this.queue = new ArrayBlockingQueue<>(limits.queue());
    }

    Subscriber listener() {
        return listener;
    }

    /** Puts {@code frame} into the queue if it is for this listener; false when it is full. */
    boolean offer(QueueItem.Frame frame) {
        return (frame.to() != null && !frame.to().equals(listener.person())) || queue.offer(frame);
    }

    /** Looks again whom the listener does not see, before anything that is offered after this. */
    void recheck() {
        if (!queue.offer(QueueItem.Order.RECHECK)) {
            end();
        }
    }

    /** Ends it after the write that is under way. */
    void end() {
        ended = true;
        queue.clear();
        var _ = queue.offer(QueueItem.Order.END);
    }

    /** Breaks a write that has been under way for longer than {@code bound}; tells whether there was one. */
    synchronized boolean breakWrite(Duration bound) {
        if (writer == null || System.nanoTime() - writingSince <= bound.toNanos()) {
            return false;
        }
        writer.interrupt(); // closes the socket of a virtual thread
        writer = null;
        return true;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        write(out, SseFormat.greeting(joinedAt));
        var missed = listener.lastEventId();
        if (missed != null) {
            catchUp(out, missed);
        }
        var checked = System.nanoTime();
        while (!ended) {
            var item = next();
            if (item == QueueItem.Order.END) {
                return;
            }
            var overdue = System.nanoTime() - checked > limits.recheck().toNanos();
            if (item == QueueItem.Order.RECHECK || overdue) {
                if (!streams.isStillThere(listener)) {
                    return;
                }
                hidden = streams.hidden(listener);
                checked = System.nanoTime();
            }
            if (item == null) {
                write(out, SseFormat.HEARTBEAT);
            } else if (item instanceof QueueItem.Frame frame && sees(frame)) {
                write(out, frame.text());
            }
        }
    }

    @Override
    public void close() {
        streams.leave(this);
    }

    private void catchUp(OutputStream out, long missed) throws IOException {
        var frames = streams.since(missed, joinedAt);
        if (frames == null) {
            write(out, streams.reset(joinedAt));
            return;
        }
        for (List<QueueItem.Frame> some : frames) {
            for (var frame : some) {
                if ((frame.to() == null || frame.to().equals(listener.person())) && sees(frame)) {
                    write(out, frame.text());
                }
            }
        }
    }

    private boolean sees(QueueItem.Frame frame) {
        return frame.about().stream().noneMatch(hidden::contains);
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
}
