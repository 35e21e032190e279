package com.cruddur.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Browser;
import com.cruddur.testing.Cruddur;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Expired posts and messages leave every open page, in browsers whose clocks are wrong. */
class BurningPostsTest {

    /** Moves the page's clock, and notes by the real one when the page has nothing left that expires. */
    private static final String WRONG_CLOCK = """
        (() => {
          const Real = Date;
          window.Date = class extends Real {
            constructor(...parts) {
              super(...(parts.length ? parts : [Real.now() + SHIFT]));
            }
            static now() {
              return Real.now() + SHIFT;
            }
          };
          window.whenGone = new Promise(resolve => {
            window.watch = () => {
              new MutationObserver(() => document.querySelector("[data-expires]") ?? resolve(Real.now()))
                  .observe(document, { childList: true, subtree: true });
              setTimeout(() => resolve(Infinity), 20_000);
            };
          });
        })();
        """;

    /** Sets the end of everything on a page, as if it had been rendered so, and watches it. */
    private static final String END = """
        end => {
          window.watch();
          const shown = [...document.querySelectorAll("[data-expires]")];
          shown.forEach(element => element.dataset.expires = new window.Date(end).toISOString());
          return shown.length;
        }
        """;

    private static final List<Integer> SHIFTS = List.of(-300_000, 300_000);

    private static Cruddur cruddur;
    private static Browser browser;

    @BeforeAll
    static void start() {
        cruddur = Cruddur.start();
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        cruddur.close();
    }

    @Test
    void anExpiredPostLeavesEveryOpenPageWithinASecondWhateverTheReadersClock() {
        var ada = cruddur.user("ada");
        var bayko = cruddur.user("bayko");
        bayko.put("/api/users/@ada/follow", "");
        var post = Actor.json(
                        ada.post("/api/activities", "{\"message\": \"burning #fuse @bayko\", \"ttl\": \"1-hour\"}"))
                .get("uuid")
                .asString();
        bayko.put("/api/activities/" + post + "/bookmark", "");
        bayko.put("/api/activities/" + post + "/like", "");
        var conversation = Actor.json(ada.post("/api/messages", "{\"message\": \"burning\", \"handle\": \"bayko\"}"))
                .get("message_group_uuid")
                .asString();
        cruddur.database().execute("UPDATE public.messages SET expires_at = now() + interval '1 hour'");
        ada.post("/api/activities", "{\"message\": \"newer\", \"ttl\": \"1-hour\"}");
        var older = Actor.link(ada.get("/api/activities/home?limit=1"), "next").replaceFirst(".*(?=[?])", "/");
        var paths = List.of(
                "/",
                older,
                "/@ada/status/" + post,
                "/@ada",
                "/@bayko/likes",
                "/hashtags/fuse",
                "/following",
                "/search?term=burning",
                "/bookmarks",
                "/notifications",
                "/messages",
                "/messages/" + conversation);
        var pages = open(paths);
        var ends = new LinkedHashMap<Page, Long>();
        var end = System.currentTimeMillis() + 3_000;
        for (var page : pages) {
            assertThat((int) page.evaluate(END, (double) end)).as(page.url()).isPositive();
            ends.put(page, end);
            end += 400; // not all on one processor at the same moment
        }

        var late = new ArrayList<String>();
        ends.forEach((page, itsEnd) -> {
            var after = ((Number) page.evaluate("window.whenGone")).longValue() - itsEnd;
            if (after < 0 || after > 1_000) {
                late.add("%s: %s ms".formatted(page.url(), after));
            }
        });
        assertThat(late).isEmpty();
        var day = pages.stream()
                .filter(page -> page.url().endsWith("/messages/" + conversation))
                .findFirst()
                .orElseThrow()
                .locator(".day");
        assertThat(day.count()).isPositive();
        assertThat(day.all()).as("the line of a day leaves with its messages").noneMatch(Locator::isVisible);
    }

    /** Opens every path with one of the wrong clocks, the first path with both. */
    private static List<Page> open(List<String> paths) {
        var pages = new ArrayList<Page>();
        for (var shift : SHIFTS) {
            var first = browser.open();
            var context = first.context();
            context.addInitScript(WRONG_CLOCK.replace("SHIFT", shift.toString()));
            Browser.signIn(context, cruddur, "bayko");
            pages.add(first);
            first.navigate(cruddur.url() + paths.getFirst());
            for (var index = 1; index < paths.size(); index++) {
                if (index % SHIFTS.size() == SHIFTS.indexOf(shift)) {
                    var page = context.newPage();
                    page.navigate(cruddur.url() + paths.get(index));
                    pages.add(page);
                }
            }
        }
        return pages;
    }
}
