package com.cruddur.feed;

import com.cruddur.platform.http.Page;
import com.cruddur.platform.request.ResponseLifetime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reports when the first thing in a feed expires, if the response is going to be shared. The clock is read before the
 * feed, so that nothing that expires in between is missed.
 */
final class FeedLifetime {

    private final FeedSql sql;
    private final long startedNanos;
    private final @Nullable OffsetDateTime now;

    private FeedLifetime(FeedSql sql) {
        this.sql = sql;
        this.startedNanos = System.nanoTime();
        this.now = ResponseLifetime.isWanted() ? sql.now() : null;
    }

    /** Call it before the first query of the feed. */
    static FeedLifetime start(FeedSql sql) {
        return new FeedLifetime(sql);
    }

    /** Reports the activities of {@code page}, and the replies that they count. */
    Page<FeedEntry> of(Page<FeedEntry> page) {
        if (now != null) {
            var activities =
                    page.items().stream().map(entry -> entry.activity().uuid()).toArray(UUID[]::new);
            report(sql.firstExpiry(activities, now), now);
        }
        return page;
    }

    /** Reports the activities that the profile of {@code person} counts. */
    void ofCount(UUID person) {
        if (now != null) {
            report(sql.firstExpiryOf(person, now), now);
        }
    }

    private void report(Optional<Instant> expiresAt, OffsetDateTime now) {
        ResponseLifetime.endsAt(expiresAt.orElse(null), now.toInstant(), startedNanos);
    }
}
