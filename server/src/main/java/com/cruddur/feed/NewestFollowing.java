package com.cruddur.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the newest page of the following feed, which is asked for most, by the cheapest query that finds all of it. Which
 * one that is depends on how many people the reader follows and how much they write, so the answer is remembered: a
 * query that finds nothing costs half as much as one that does.
 */
final class NewestFollowing {

    private static final int MOST_READERS = 50_000;

    /** People change whom they follow, and those write more or less. */
    private static final Duration TIME = Duration.ofMinutes(10);

    /** The queries in the order of trying; the last one finds every page. */
    private enum Query {
        FEW,
        MANY,
        ALL
    }

    private final Cache<UUID, Query> known = Caffeine.newBuilder()
            .maximumSize(MOST_READERS)
            .expireAfterWrite(TIME)
            .build();

    /** Returns the newest {@code rows} of the feed; null when the query for all pages has to answer. */
    @Nullable List<FeedEntry> read(FeedSql sql, UUID viewer, int rows) {
        var first = Objects.requireNonNullElse(known.getIfPresent(viewer), Query.FEW);
        if (first == Query.FEW) {
            var found = sql.followingFew(viewer, rows);
            if (found.size() == rows) {
                return found;
            }
        }
        if (first != Query.ALL) {
            var found = sql.followingMany(viewer, rows);
            if (found.size() == rows) {
                remember(viewer, first, Query.MANY);
                return found;
            }
        }
        remember(viewer, first, Query.ALL);
        return null;
    }

    /** An answer that is known already keeps its time, after which all queries are tried again. */
    private void remember(UUID viewer, Query first, Query found) {
        if (found != first) {
            known.put(viewer, found);
        }
    }
}
