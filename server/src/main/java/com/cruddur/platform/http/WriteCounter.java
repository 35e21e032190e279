package com.cruddur.platform.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the writes that this node knows of: each request that may write, and each event of another node. Caches
 * discard what they loaded before the last write.
 */
public final class WriteCounter {

    private final AtomicLong writes = new AtomicLong();

    /** Counts a write. Call it after the commit and before the write is confirmed. */
    public void increment() {
        writes.incrementAndGet();
    }

    long count() {
        return writes.get();
    }
}
