package com.cruddur.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A feed as anonymous readers see it, for programs that keep copies of it.
 *
 * @param readAt the database's clock before the entries were read
 */
record SyndicatedFeed(Instant readAt, List<FeedEntry> entries) {

    /** A copy is good for no longer than this, so that deleted posts leave it soon. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Returns how long a copy may be kept: until the first entry expires. */
    Duration lifetime() {
        return entries.stream()
                .flatMap(entry -> Optional.ofNullable(entry.activity().expiresAt()).stream())
                .map(readAt::until)
                .reduce(LONGEST, (one, other) -> one.compareTo(other) < 0 ? one : other);
    }

    /** Returns when the feed last gained an entry; {@code otherwise} when it has none. */
    Instant updated(Instant otherwise) {
        return entries.stream().map(FeedEntry::placedAt).max(Instant::compareTo).orElse(otherwise);
    }
}
