package com.cruddur.search;

import com.cruddur.platform.request.ResponseLifetime;
import com.cruddur.search.Discovery.TrendingHashtag;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hashtags of the newest posts, with the expiry of each post. A count leaves out posts that have expired since the
 * sample was read, so that a cached sample stays correct.
 */
final class HashtagSample {

    /** Expiries in milliseconds since 1970, sorted, by hashtag. */
    private final Map<String, long[]> expiries = new HashMap<>();

    /** The database's clock when the sample was read. */
    private final Instant readAt;

    private final long startedNanos;

    private volatile Counts counts = new Counts(Long.MIN_VALUE, List.of());

    /**
     * Every hashtag of live posts, the most used first.
     *
     * @param until the millisecond of the next expiry, from which the counts are outdated
     */
    private record Counts(long until, List<TrendingHashtag> mostUsed) {}

    /** @param startedNanos {@link System#nanoTime} before the query, so that no post counts beyond its expiry */
    HashtagSample(List<HashtagUse> uses, long startedNanos) {
        this.startedNanos = startedNanos;
        this.readAt = uses.isEmpty() ? Instant.EPOCH : uses.getFirst().now();
        var lists = new HashMap<String, Stream.Builder<Long>>();
        for (var use : uses) {
            var expiresAt = use.expiresAt();
            lists.computeIfAbsent(use.hashtag(), _ -> Stream.builder())
                    .add(expiresAt == null ? Long.MAX_VALUE : expiresAt.toEpochMilli());
        }
        lists.forEach((hashtag, list) -> expiries.put(
                hashtag, list.build().mapToLong(Long::longValue).sorted().toArray()));
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    /** Reports to the response which shows the sample when the next of the counted posts expires. */
    void reportLifetime() {
        var next = counts().until();
        ResponseLifetime.endsAt(next == Long.MAX_VALUE ? null : Instant.ofEpochMilli(next), readAt, startedNanos);
    }

    private static long next(long[] sorted, long now) {
        var living = living(sorted, now);
        return living == 0 ? Long.MAX_VALUE : sorted[sorted.length - living];
    }

    /** The hashtags of live posts that {@code wanted} accepts, the most used first. */
    List<TrendingHashtag> mostUsed(Predicate<String> wanted, int most) {
        return counts().mostUsed().stream()
                .filter(hashtag -> wanted.test(hashtag.hashtag()))
                .limit(most)
                .toList();
    }

    /** Counts only after an expiry, because every page asks. */
    private Counts counts() {
        var now = readAt.plus(age()).toEpochMilli();
        var known = counts;
        if (now < known.until()) {
            return known;
        }
        var next = expiries.values().stream()
                .mapToLong(sorted -> next(sorted, now))
                .min()
                .orElse(Long.MAX_VALUE);
        var fresh = new Counts(next, mostUsed(now));
        counts = fresh;
        return fresh;
    }

    private List<TrendingHashtag> mostUsed(long now) {
        return expiries.entrySet().stream()
                .map(entry -> new TrendingHashtag(entry.getKey(), living(entry.getValue(), now)))
                .filter(hashtag -> hashtag.crudsCount() > 0)
                .sorted(Comparator.comparingInt(TrendingHashtag::crudsCount)
                        .reversed()
                        .thenComparing(TrendingHashtag::hashtag))
                .toList();
    }

    /** How many of the sorted instants are after {@code now}; one in the same millisecond has passed. */
    private static int living(long[] sorted, long now) {
        var place = Arrays.binarySearch(sorted, now + 1);
        if (place < 0) {
            return sorted.length + place + 1;
        }
        while (place > 0 && sorted[place - 1] == now + 1) {
            place--;
        }
        return sorted.length - place;
    }

    /**
     * A hashtag in a live post.
     *
     * @param expiresAt when the post expires, null when never
     * @param now the database's clock when the row was read
     */
    record HashtagUse(String hashtag, @Nullable Instant expiresAt, Instant now) {}
}
