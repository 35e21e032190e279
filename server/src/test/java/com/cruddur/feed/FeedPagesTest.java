package com.cruddur.feed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Accessibility;
import com.cruddur.testing.Browser;
import com.cruddur.testing.Cruddur;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of a person and of a hashtag, as somebody with a browser sees them. */
class FeedPagesTest {

    private static Browser browser;
    private static Cruddur cruddur;

    @BeforeAll
    static void start() {
        browser = new Browser();
        cruddur = Cruddur.start();
        cruddur.database().addUser("bayko");
        cruddur.database().addUser("fan");
        cruddur.database().execute("""
                INSERT INTO public.activities (user_uuid, message, created_at)
                SELECT uuid, 'post ' || n || ' #cloud', now() - n * interval '1 minute'
                FROM public.users, generate_series(1, 50) AS n WHERE handle = 'bayko';
                INSERT INTO public.activity_hashtags SELECT uuid, 'cloud', created_at FROM public.activities;
                INSERT INTO public.reposts (activity_uuid, user_uuid)
                SELECT activities.uuid, users.uuid FROM public.activities, public.users
                WHERE handle = 'fan' AND message = 'post 7 #cloud';
                UPDATE public.users SET bio = '<b>Clouds</b>' WHERE handle = 'bayko';
                """);
    }

    @AfterAll
    static void stop() {
        cruddur.close();
        browser.close();
    }

    @Test
    void aPersonsPageTellsWhoItIsAndWhatTheyPost() {
        var page = open("/@BAYKO");

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("bayko");
        assertThat(page.locator(".profile")).containsText("<b>Clouds</b>");
        assertThat(page.locator(".profile")).containsText("50 cruds");
        assertThat(page.getByRole(AriaRole.ARTICLE)).hasCount(20);
        assertThat(page.getByRole(AriaRole.ARTICLE).first()).containsText("post 1 #cloud");
    }

    @Test
    void aRepostSaysWhose() {
        var page = open("/@fan");

        assertThat(page.getByRole(AriaRole.ARTICLE)).containsText("post 7 #cloud");
        assertThat(page.locator(".reposted")).containsText("fan reposted");
        assertThat(page.locator(".reposted a")).hasAttribute("href", "/@fan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/@bayko", "/@fan", "/hashtags/cloud", "/hashtags/nothing"})
    void everyPageIsAccessibleAndItsLinksLeadSomewhere(String path) {
        var page = open(path);

        assertThat(Accessibility.violations(page)).isEmpty();
        for (var target : Browser.links(page.locator("main a[href]"))) {
            assertThat(cruddur.anonymous().get(target).statusCode()).as(target).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/@bayko", "/hashtags/CLOUD"})
    void olderPostsAndTheNewestAreAClickAway(String path) {
        var page = open(path);

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Older posts"))
                .click();
        assertThat(page.getByRole(AriaRole.ARTICLE).first()).containsText("post 21 #cloud");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Older posts"))
                .click();
        assertThat(page.getByRole(AriaRole.ARTICLE)).hasCount(10);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Back to the newest"))
                .click();
        assertThat(page.getByRole(AriaRole.ARTICLE)).hasCount(20);
    }

    @Test
    void aMissingPageSaysSo() {
        for (var path : List.of("/@nobody", "/@%FF", "/hashtags/%23")) {
            var response = cruddur.anonymous().get(path, "Accept", "text/html");
            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertThat(response.body()).startsWith("<!doctype html>");
        }
    }

    private static Page open(String path) {
        var page = browser.open();
        page.navigate(cruddur.url() + path);
        return page;
    }
}
