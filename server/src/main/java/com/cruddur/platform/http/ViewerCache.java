package com.cruddur.platform.http;

import com.cruddur.platform.Sha256;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Remembers the owner of a credential for a moment, so that most requests of a busy client need no query for it. A
 * session that ends, a suspension or a new role counts at once on the node that writes it, and on the other nodes when
 * the moment is over. Credentials of nobody are not remembered.
 */
public final class ViewerCache implements Authenticator {

    private static final int MOST_CREDENTIALS = 50_000;

    /** @param writes the count of writes when the load started */
    private record Entry(Viewer viewer, long loadedAt, long writes) {}

    private final Authenticator authenticator;
    private final Duration time;
    private final WriteCounter writes;
    private final LongSupplier nanoTime;
    private final Cache<ByteBuffer, Entry> entries;

    /** @param time how long an owner is remembered; zero for not at all */
    public ViewerCache(Authenticator authenticator, Duration time, WriteCounter writes) {
        this(authenticator, time, writes, System::nanoTime);
    }

    ViewerCache(Authenticator authenticator, Duration time, WriteCounter writes, LongSupplier nanoTime) {
        this.authenticator = authenticator;
        this.time = time;
        this.writes = writes;
        this.nanoTime = nanoTime;
        this.entries = Caffeine.newBuilder()
                .maximumSize(MOST_CREDENTIALS)
                .expireAfterWrite(time)
                .build();
    }

    @Override
    public Optional<Viewer> identify(Credential credential) {
        if (time.isZero()) {
            return authenticator.identify(credential);
        }
        var key = key(credential);
        var entry = entries.getIfPresent(key);
        if (entry != null && isCurrent(entry)) {
            return Optional.of(entry.viewer());
        }
        // Both are read before the query, so that a write during the query makes its result outdated.
        var count = writes.count();
        var started = nanoTime.getAsLong();
        var found = authenticator.identify(credential);
        found.ifPresent(viewer -> entries.put(key, new Entry(viewer, started, count)));
        return found;
    }

    private boolean isCurrent(Entry entry) {
        return entry.writes() == writes.count() && nanoTime.getAsLong() - entry.loadedAt() < time.toNanos();
    }

    /** Hashes the credential, so that no secret stays in memory. The two kinds are not interchangeable. */
    private static ByteBuffer key(Credential credential) {
        var kind = credential instanceof Credential.Cookie ? "cookie " : "bearer ";
        return ByteBuffer.wrap(Sha256.of((kind + credential.token()).getBytes(StandardCharsets.UTF_8)));
    }
}
