package com.cruddur.platform.observe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import com.cruddur.platform.request.RequestContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * Lets one warning or error of a kind pass each second, with the number of the others. In an overload or a bug that
 * every request meets, a line for each would cost more than the requests.
 *
 * <p>A kind is a message before its arguments are filled in, and the place where its exception was thrown. Outside of
 * requests, where lines are few, the arguments distinguish kinds, too.
 */
final class RepeatedLines extends Filter<ILoggingEvent> {

    /** The field of a line for the number of lines of its kind that were left out before it. */
    static final String FIELD = "repeated";

    private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

    /** Beyond it, kinds are forgotten and their lines pass. */
    private static final int MOST_KINDS = 1_000;

    private record Kind(
            String logger,
            @Nullable String message,
            @Nullable Object place,
            int arguments) {}

    private static final class Lines {
        private final AtomicLong due;
        private final LongAdder leftOut = new LongAdder();

        private Lines(long due) {
            this.due = new AtomicLong(due);
        }
    }

    private final Map<Kind, Lines> kinds = new ConcurrentHashMap<>();
    private final LongSupplier clock;

    RepeatedLines() {
        this(System::nanoTime);
    }

    RepeatedLines(LongSupplier clock) {
        this.clock = clock;
    }

    @Override
    public FilterReply decide(ILoggingEvent event) {
        if (!event.getLevel().isGreaterOrEqual(Level.WARN)) {
            return FilterReply.NEUTRAL;
        }
        if (kinds.size() > MOST_KINDS) {
            kinds.clear();
        }
        var now = clock.getAsLong();
        var lines = kinds.computeIfAbsent(kind(event), _ -> new Lines(now));
        var expected = lines.due.get();
        if (now - expected < 0 || !lines.due.compareAndSet(expected, now + INTERVAL)) {
            lines.leftOut.increment();
            return FilterReply.DENY;
        }
        var others = lines.leftOut.sumThenReset();
        if (others > 0 && event instanceof LoggingEvent line) {
            line.addKeyValuePair(new KeyValuePair(FIELD, others));
        }
        return FilterReply.NEUTRAL;
    }

    private static Kind kind(ILoggingEvent event) {
        var arguments = RequestContext.currentId() == null ? Arrays.hashCode(event.getArgumentArray()) : 0;
        return new Kind(event.getLoggerName(), event.getMessage(), place(event), arguments);
    }

    private static @Nullable Object place(ILoggingEvent event) {
        var thrown = event.getThrowableProxy();
        var frames = thrown == null ? null : thrown.getStackTraceElementProxyArray();
        return frames == null || frames.length == 0 ? null : frames[0].getStackTraceElement();
    }

    /** Returns the number of lines of its kind that were left out before {@code event}. */
    static long leftOut(ILoggingEvent event) {
        var pairs = event.getKeyValuePairs();
        return pairs == null
                ? 0
                : pairs.stream()
                        .filter(pair -> pair.key.equals(FIELD))
                        .mapToLong(pair -> (long) pair.value)
                        .findFirst()
                        .orElse(0);
    }
}
