package com.cruddur.failover;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.platform.Numbers;
import com.cruddur.testing.TestDatabase;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The responses that the clients of a {@link LoadGenerator} received.
 *
 * @param acknowledged the posts that a client was told are kept
 */
record ClientObservations(
        String name, List<TimedResponse> writes, List<TimedResponse> reads, Map<UUID, String> acknowledged) {

    /** How long an answer may take at most, as docs/operations.md promises. */
    private static final Duration BOUND = Duration.ofSeconds(2);

    /** Every answer was what was asked for, or at once a 503 that says when to come back. */
    void assertHonest() {
        Stream.concat(writes.stream(), reads.stream())
                .filter(answer -> !answer.isGood())
                .forEach(ClientObservations::assertRefused);
    }

    private static void assertRefused(TimedResponse answer) {
        assertThat(answer.status()).as(answer.words()).isEqualTo(503);
        assertThat(answer.retryAfter()).isEqualTo("1");
        assertThat(answer.time()).as(answer.words()).isLessThan(BOUND);
    }

    /** Whatever was acknowledged is there, once; and nothing else is. */
    void assertKept(TestDatabase database) {
        var rows = database.query("SELECT uuid, message FROM public.activities WHERE message LIKE '" + name + " %'");
        var found = rows.stream().map(row -> row.get("uuid")).collect(Collectors.toSet());
        var lost = new HashSet<>(acknowledged.keySet());
        lost.removeAll(found);
        assertThat(lost).as("acknowledged writes that are lost").isEmpty();
        assertThat(rows.stream().map(row -> row.get("message")))
                .as("posted twice")
                .doesNotHaveDuplicates()
                .hasSize(acknowledged.size());
    }

    /** From {@code instant}, by {@link System#nanoTime}, to the first write begun and acknowledged after it. */
    Duration toFirstWriteAfter(long instant) {
        return writes.stream()
                .filter(answer -> answer.isGood() && answer.end() - instant > 0)
                .map(answer -> Duration.ofNanos(answer.end() - instant))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The line for the table in docs/operations.md. */
    String line(Duration resumed) {
        return "| %s | %s | %s | %s | %s | %s | 0 of %s | %s |"
                .formatted(
                        name,
                        statuses(writes),
                        seconds(longestGap(writes)),
                        statuses(reads),
                        seconds(longestGap(reads)),
                        seconds(slowest()),
                        acknowledged.size(),
                        seconds(resumed));
    }

    private Duration slowest() {
        return Stream.concat(writes.stream(), reads.stream())
                .map(TimedResponse::time)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Duration longestGap(List<TimedResponse> answers) {
        var ends = answers.stream()
                .filter(TimedResponse::isGood)
                .mapToLong(TimedResponse::end)
                .sorted()
                .toArray();
        var longest = 0L;
        for (var i = 1; i < ends.length; i++) {
            longest = Math.max(longest, ends[i] - ends[i - 1]);
        }
        return Duration.ofNanos(longest);
    }

    private static String statuses(List<TimedResponse> answers) {
        var counts = answers.stream()
                .filter(answer -> !answer.isGood())
                .collect(Collectors.groupingBy(TimedResponse::status, TreeMap::new, Collectors.counting()));
        return counts.isEmpty()
                ? "0"
                : counts.entrySet().stream()
                        .map(count ->
                                "%s × %s".formatted(count.getValue(), count.getKey() == 0 ? "none" : count.getKey()))
                        .collect(Collectors.joining(", "));
    }

    static String seconds(Duration time) {
        return Numbers.rounded(time.toMillis() / 1000.0, 1) + " s";
    }

    @Override
    public String toString() {
        var last = writes.isEmpty() ? "" : writes.getLast().words();
        return line(Duration.ZERO) + " last: " + last;
    }
}
