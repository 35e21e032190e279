package com.cruddur.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.platform.language.Language;
import com.cruddur.platform.language.Texts;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ages and times left read as people say them. */
class RelativeTimeTest {

    private static final Instant NOW = Instant.parse("2026-11-22T14:09:36.5Z");
    private static final Texts ENGLISH = Language.ENGLISH.texts();

    @ParameterizedTest
    @CsvSource({
        "PT-5S, now, just now",
        "PT0S, now, just now",
        "PT59S, now, just now",
        "PT1M, 1m, 1 minute ago",
        "PT59M59S, 59m, 59 minutes ago",
        "PT1H, 1h, 1 hour ago",
        "PT23H59M, 23h, 23 hours ago",
        "P1D, 1d, 1 day ago",
        "P400D, 400d, 400 days ago"
    })
    void ages(Duration age, String brief, String spoken) {
        var moment = RelativeTime.past(NOW.minus(age), NOW);

        assertThat(moment.brief(ENGLISH)).isEqualTo(brief);
        assertThat(moment.spoken(ENGLISH)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource({
        "PT1S, <1m, expires in less than a minute",
        "PT1M, 1m, expires in 1 minute",
        "PT59M29S, 59m, expires in 59 minutes",
        "PT59M59S, 1h, expires in 1 hour",
        "PT3H29M, 3h, expires in 3 hours",
        "PT3H30M, 4h, expires in 4 hours",
        "PT23H59M59S, 1d, expires in 1 day",
        "P2DT23H59M, 3d, expires in 3 days"
    })
    void timesLeft(Duration left, String brief, String spoken) {
        var moment = RelativeTime.future(NOW.plus(left), NOW);

        assertThat(moment.brief(ENGLISH)).isEqualTo(brief);
        assertThat(moment.spoken(ENGLISH)).isEqualTo(spoken);
        assertThat(moment.iso()).isEqualTo(NOW.plus(left).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = "2026-01-02T03:04:05.678901Z | 2 January 2026, 03:04:05 UTC")
    void theExactTimeIsInUtc(Instant then, String exact) {
        assertThat(RelativeTime.past(then, NOW).exact(ENGLISH)).isEqualTo(exact);
    }
}
