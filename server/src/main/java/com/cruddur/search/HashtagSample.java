package com.cruddur.search;

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
 * The hashtags of the newest posts with the instants at which these end, so that a count made of it later leaves out
 * what has ended since: a sample may be kept for a while and is right at any instant.
 */
final class HashtagSample {

    /** Expiries in milliseconds since 1970, sorted, by hashtag. */
    private final Map<String, long[]> expiries = new HashMap<>();

    /** The database's clock when this was read, and the machine's steady one before. */
    private final Instant readAt;

    private final long startedNanos;

    /** @param startedNanos {@link System#nanoTime} from before the query, so that nothing is kept too long */
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

    /** The hashtags that {@code wanted} takes and living posts have now, the most used first. */
    List<TrendingHashtag> mostUsed(Predicate<String> wanted, int most) {
        var now = readAt.plus(age()).toEpochMilli();
        return expiries.entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .map(entry -> new TrendingHashtag(entry.getKey(), living(entry.getValue(), now)))
                .filter(hashtag -> hashtag.crudsCount() > 0)
                .sorted(Comparator.comparingInt(TrendingHashtag::crudsCount)
                        .reversed()
                        .thenComparing(TrendingHashtag::hashtag))
                .limit(most)
                .toList();
    }

    /** How many of the sorted instants are after {@code now}; one within the same millisecond counts as over. */
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
     * @param expiresAt when the post is gone, null when it stays
     * @param now the database's clock when this was read
     */
    record HashtagUse(String hashtag, @Nullable Instant expiresAt, Instant now) {}
}
