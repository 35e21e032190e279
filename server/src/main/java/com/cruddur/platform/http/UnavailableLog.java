package com.cruddur.platform.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the requests that are answered 503: one line a second, with the number of the others. In an overload a line for
 * each would cost more than the requests.
 */
final class UnavailableLog {

    private static final Logger LOG = LoggerFactory.getLogger(UnavailableLog.class);
    private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

    private final AtomicLong due = new AtomicLong(System.nanoTime());
    private final LongAdder unlogged = new LongAdder();

    void add(Request request, String cause) {
        var now = System.nanoTime();
        var expected = due.get();
        if (now - expected < 0 || !due.compareAndSet(expected, now + INTERVAL)) {
            unlogged.increment();
            return;
        }
        var others = unlogged.sumThenReset();
        if (others == 0) {
            LOG.warn("{} {}: {}", request.method(), request.path(), cause);
        } else {
            LOG.warn("{} {}: {} ({} more since the last such line)", request.method(), request.path(), cause, others);
        }
    }
}
