package com.cruddur.feed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Accessibility;
import com.cruddur.testing.Browser;
import com.cruddur.testing.Cruddur;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The home page, as somebody with a browser sees it. */
class HomePageTest {

    private final Browser browser = new Browser();

    private Cruddur cruddur;

    @BeforeEach
    void start() {
        cruddur = Cruddur.shared();
        cruddur.database()
                .execute(
                        "INSERT INTO public.users (display_name, handle, email) VALUES ('Andrew Bayko', 'bayko', 'b@example.com')");
    }

    @AfterEach
    void stop() {
        browser.close();
        cruddur.close();
    }

    @Test
    void aPostShowsWhoSaidWhatWhenAndHowLongItLives() {
        cruddur.database().addActivity("bayko", "Cloud is fun!", "5 minutes 30 seconds", "3 days 1 hour");
        var page = home();

        var post = page.getByRole(AriaRole.ARTICLE);
        assertThat(post).hasCount(1);
        assertThat(post).containsText("Andrew Bayko");
        assertThat(post).containsText("@bayko");
        assertThat(post).containsText("Cloud is fun!");
        assertThat(post.locator("time").filter(containing("5 minutes ago"))).hasCount(1);
        assertThat(post.locator(".fuse time")).containsText("3d");
        assertThat(post.locator(".fuse time"))
                .hasAttribute("title", Pattern.compile("^Expires \\w+day, \\w+ \\d+, \\d{4} at .*$"));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Home");
    }

    @Test
    void aPostMadeBySqlShowsOnReload() {
        var page = home();
        assertThat(page.getByRole(AriaRole.ARTICLE)).hasCount(0);
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("Nothing here yet");

        cruddur.database().addActivity("bayko", "Written by hand", "0 seconds");
        page.reload();

        assertThat(page.getByRole(AriaRole.ARTICLE)).containsText("Written by hand");
    }

    @Test
    void writtenTextIsNeverMarkup() {
        cruddur.database().addActivity("bayko", "<img src=x onerror=alert(1)><b>bold</b>", "1 minute");
        var complaints = new ArrayList<String>();
        var page = browser.open(1280, 900, true, complaints);

        page.navigate(cruddur.url());

        assertThat(page.locator(".message")).hasText("<img src=x onerror=alert(1)><b>bold</b>");
        assertThat(complaints).isEmpty();
    }

    @Test
    void olderPostsAreAClickAwayWithoutJavaScript() {
        cruddur.database()
                .execute(
                        "INSERT INTO public.activities (user_uuid, message, created_at) SELECT uuid, 'post ' || n, now() - n * interval '1 minute'"
                                + " FROM public.users, generate_series(1, 50) AS n");
        var page = browser.open(1280, 900, false, new ArrayList<>());
        page.navigate(cruddur.url());
        assertThat(page.getByRole(AriaRole.ARTICLE)).hasCount(20);

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Older posts"))
                .click();
        assertThat(page.getByRole(AriaRole.ARTICLE)).hasCount(20);
        assertThat(page.getByRole(AriaRole.ARTICLE).first()).containsText("post 21");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Back to the newest"))
                .click();
        assertThat(page.getByRole(AriaRole.ARTICLE)).hasCount(20);
    }

    @Test
    void noLinkIsDead() {
        cruddur.database().addActivity("bayko", "x", "1 minute");
        var page = home();

        for (var target : Browser.links(page.locator("a[href]"))) {
            if (target.startsWith("#")) {
                assertThat(page.locator(target)).hasCount(1);
            } else {
                assertThat(cruddur.anonymous().get(target).statusCode())
                        .as(target)
                        .isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 900", "900, 900", "390, 844", "360, 740"})
    void thePageFitsAndIsAccessibleAtEveryWidth(int width, int height) {
        cruddur.database().addActivity("bayko", "Donaudampfschiff".repeat(15), "1 hour");
        cruddur.database().execute("INSERT INTO public.activities (message) VALUES ('by nobody')");
        var complaints = new ArrayList<String>();
        var page = browser.open(width, height, true, complaints);
        page.navigate(cruddur.url());

        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("pixels to scroll sideways")
                .isEqualTo(0);
        assertThat(Accessibility.violations(page)).isEmpty();
        assertThat(complaints).isEmpty();
    }

    @Test
    void aPostsAgeLeadsToItsOwnPageWithTheReplies() {
        cruddur.database().addActivity("bayko", "parent", "1 hour");
        cruddur.database()
                .execute(
                        "INSERT INTO public.activities (message, reply_to_activity_uuid) SELECT 'the answer', uuid FROM public.activities");
        var page = home();

        page.getByRole(AriaRole.ARTICLE)
                .filter(containing("parent"))
                .locator(".permalink")
                .click();

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Post");
        assertThat(page.getByRole(AriaRole.ARTICLE)).hasCount(2);
        assertThat(page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Replies")))
                .containsText("the answer");
        assertThat(Accessibility.violations(page)).isEmpty();
    }

    @Test
    void theErrorPageIsAccessibleAndLeadsHome() {
        var page = browser.open();
        page.navigate(cruddur.url() + "/nowhere");

        assertThat(page.getByRole(AriaRole.MAIN)).containsText("There is nothing at this address.");
        assertThat(Accessibility.violations(page)).isEmpty();
        page.getByRole(AriaRole.MAIN).getByRole(AriaRole.LINK).first().click();
        assertThat(page).hasURL(cruddur.url() + "/");
    }

    @Test
    void theKeyboardReachesTheFeedFirst() {
        var page = home();

        page.keyboard().press("Tab");
        page.keyboard().press("Enter");

        assertThat(page.locator("main")).isFocused();
    }

    private Page home() {
        var page = browser.open();
        page.navigate(cruddur.url());
        return page;
    }

    private static Locator.FilterOptions containing(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
