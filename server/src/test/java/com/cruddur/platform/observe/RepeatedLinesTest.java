package com.cruddur.platform.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import com.cruddur.platform.request.ReadConsistency;
import com.cruddur.platform.request.ReadConsistency.Intent;
import com.cruddur.platform.request.RequestContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A line that repeats is written once a second, and none is lost uncounted. */
class RepeatedLinesTest {

    private final AtomicLong clock = new AtomicLong();
    private final RepeatedLines lines = new RepeatedLines(clock::get);

    @Test
    void aWarningOfRequestsPassesOnceASecondWithTheNumberOfTheOthers() {
        inRequest(() -> {
            assertThat(passes(warning("GET", "/one"))).isTrue();
            assertThat(passes(warning("POST", "/two"))).isFalse();
            assertThat(passes(warning("GET", "/three"))).isFalse();
            clock.addAndGet(Duration.ofSeconds(1).toNanos());

            var next = warning("GET", "/four");

            assertThat(passes(next)).isTrue();
            assertThat(RepeatedLines.leftOut(next)).isEqualTo(2);
        });
    }

    @Test
    void failuresOfDifferentPlacesAreDifferentKinds() {
        inRequest(() -> {
            assertThat(passes(failure(new IllegalStateException("here")))).isTrue();
            assertThat(passes(failure(new IllegalStateException("there")))).isTrue();
            for (var time = 0; time < 2; time++) {
                assertThat(passes(failure(thrown()))).isEqualTo(time == 0);
            }
        });
    }

    @Test
    void outsideOfRequestsArgumentsDistinguishKinds() {
        assertThat(passes(warning("mail", "a"))).isTrue();
        assertThat(passes(warning("sweeper", "a"))).isTrue();
        assertThat(passes(warning("mail", "a"))).isFalse();
    }

    @Test
    void linesThatAreNoWarningsAllPass() {
        for (var time = 0; time < 3; time++) {
            assertThat(passes(event(Level.INFO, null, "code", "1"))).isTrue();
        }
    }

    private static IllegalStateException thrown() {
        return new IllegalStateException("always here");
    }

    private static void inRequest(Runnable work) {
        new RequestContext("id", "address", new ReadConsistency(Intent.READING, false)).run(work);
    }

    private boolean passes(LoggingEvent event) {
        return lines.decide(event) != FilterReply.DENY;
    }

    private static LoggingEvent warning(String... arguments) {
        return event(Level.WARN, null, (Object[]) arguments);
    }

    private static LoggingEvent failure(Throwable thrown) {
        return event(Level.ERROR, thrown, "GET", "/");
    }

    private static LoggingEvent event(Level level, @Nullable Throwable thrown, Object... arguments) {
        var logger = (Logger) LoggerFactory.getLogger(RepeatedLinesTest.class);
        return new LoggingEvent("", logger, level, "{} {}", thrown, arguments);
    }
}
