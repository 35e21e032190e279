package com.cruddur.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Await;
import com.cruddur.testing.Browser;
import com.cruddur.testing.Cruddur;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A browser opens six connections to an origin; more tabs than that must load and stay live. */
class ManyTabsTest {

    private static final int TABS = 8;

    @Test
    void theTabsOfABrowserShareOneStream() {
        try (var cruddur = Cruddur.start();
                var browser = new Browser()) {
            cruddur.database().addUser("andrew");
            var pages = new ArrayList<Page>();
            pages.add(browser.open());
            while (pages.size() < TABS) {
                pages.add(pages.getFirst().context().newPage());
            }
            pages.forEach(page -> page.navigate(cruddur.url()));
            Await.until("there is one stream", Duration.ofSeconds(20), () -> streams(cruddur) == 1);

            post(cruddur, "first");
            assertAllShow(pages, "Show 1 new crud");
            assertThat(streams(cruddur)).isEqualTo(1);

            pages.removeFirst().close(); // which had the stream
            post(cruddur, "second");
            assertAllShow(pages, "Show 2 new cruds");
        }
    }

    private static void post(Cruddur cruddur, String message) {
        cruddur.user("andrew").post("/api/activities", "{\"message\": \"%s\", \"ttl\": \"1-day\"}".formatted(message));
    }

    private static void assertAllShow(List<Page> pages, String text) {
        for (var page : pages) {
            assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.STATUS)
                            .first())
                    .hasText(text);
        }
    }

    private static int streams(Cruddur cruddur) {
        return (int) cruddur.metric("cruddur_stream_clients");
    }
}
