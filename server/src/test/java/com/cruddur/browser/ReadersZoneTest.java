package com.cruddur.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Browser;
import com.cruddur.testing.Cruddur;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times are the reader's: in their zone, in their language, and rounded as people do. */
class ReadersZoneTest {

    private static Cruddur cruddur;
    private static Browser browser;
    private static Instant end;

    @BeforeAll
    static void start() {
        cruddur = Cruddur.start();
        browser = new Browser();
        cruddur.user("ada").post("/api/activities", "{\"message\": \"a post\", \"ttl\": \"3-days\"}");
        end = Instant.parse(cruddur.anonymous()
                .json("/api/activities/home")
                .get(0)
                .get("expires_at")
                .asString());
    }

    @AfterAll
    static void stop() {
        browser.close();
        cruddur.close();
    }

    /** There are no German texts: a reader from Germany gets English ones, with the times as in Germany. */
    @ParameterizedTest
    @CsvSource({"Asia/Kolkata, en-GB, 3d", "Europe/Lisbon, de-DE, 3d", "Pacific/Honolulu, en-GB, 3d"})
    void aPostsEndIsToldInTheReadersZoneAndRegion(String zoneId, String language, String left) {
        var zone = ZoneId.of(zoneId);
        var page = browser.open(zone, Locale.forLanguageTag(language));
        var locale = Locale.ENGLISH;
        Browser.signIn(page.context(), cruddur, "ada");
        page.navigate(cruddur.url());

        var time = page.locator("article .fuse time");
        assertThat(time.locator("span").first()).hasText(left);
        assertThat(time).hasAttribute("title", Pattern.compile(".*" + said("EEEE", end, zone, locale) + ".*"));
        assertThat(time).hasAttribute("title", Pattern.compile(".*" + said("HH:mm:ss", end, zone, locale) + ".*"));

        page.getByLabel("Lives for").selectOption("3-days");
        var gone = Instant.now().plus(Duration.ofDays(3));
        assertThat(page.locator("[data-end]").textContent())
                .contains(said("EEEE", gone, zone, locale))
                .containsAnyOf(said("HH:mm", gone, zone, locale), said("HH:mm", gone.minusSeconds(5), zone, locale));
    }

    private static String said(String pattern, Instant instant, ZoneId zone, Locale locale) {
        return DateTimeFormatter.ofPattern(pattern, locale).withZone(zone).format(instant);
    }
}
