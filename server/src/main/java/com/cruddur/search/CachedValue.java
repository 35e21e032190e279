package com.cruddur.search;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that costs something to read, kept for some seconds. One thread reads it, the others wait for that. */
final class CachedValue<T> {

    private record Held<T>(T value, long readNanos) {}

    private final Duration fresh;
    private final Supplier<T> reader;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Held<T> held;
    private volatile long forgotten;

    CachedValue(Duration fresh, Supplier<T> reader) {
        this.fresh = fresh;
        this.reader = reader;
    }

    /** The value, at most as old as it may be. */
    T get() {
        var known = held;
        if (known != null && isFresh(known)) {
            return known.value();
        }
        reading.lock();
        try {
            known = held;
            return known != null && isFresh(known) ? known.value() : read();
        } finally {
            reading.unlock();
        }
    }

    /** Makes the next reader read anew. */
    synchronized void forget() {
        forgotten++;
        held = null;
    }

    private T read() {
        var before = forgotten;
        var started = System.nanoTime();
        var value = reader.get();
        keep(before, new Held<>(value, started));
        return value;
    }

    /** Unless it may show what was to be forgotten meanwhile. */
    private synchronized void keep(long before, Held<T> read) {
        if (before == forgotten) {
            held = read;
        }
    }

    private boolean isFresh(Held<T> known) {
        return System.nanoTime() - known.readNanos() < fresh.toNanos();
    }
}
