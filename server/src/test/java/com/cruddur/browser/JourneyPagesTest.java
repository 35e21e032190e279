package com.cruddur.browser;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What somebody does with the pages, in a real browser. */
class JourneyPagesTest {

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
    void joiningPostingLikingAnsweringDeletingAndLeavingNeedNoScript() {
        var page = browser.open(1280, 900, false, new ArrayList<>());
        page.navigate(cruddur.url() + "/sign-up");
        page.getByLabel("Your name").fill("Ada");
        page.getByLabel("Handle").fill("ada");
        page.getByLabel("E-mail address").fill("ada@example.com");
        page.getByLabel("Password").fill("correct horse");
        press(page, "Join");

        assertThat(page).hasURL(Pattern.compile(".*/confirm\\?email=ada%40example\\.com"));
        cruddur.database().execute("UPDATE public.sign_ups SET code_hash = sha256('12345678')");
        page.getByLabel("Code").fill("1234 5678");
        press(page, "Confirm and sign in");

        page.getByLabel("What is on your mind?").fill("My first #crud");
        page.getByLabel("Lives for").selectOption("1-hour");
        main(page).getByRole(AriaRole.BUTTON, named("Crud")).click();
        var post = page.getByRole(AriaRole.ARTICLE)
                .filter(new Locator.FilterOptions().setHasText("My first"))
                .first();
        assertThat(post).containsText("My first #crud");
        assertThat(post.locator(".fuse")).containsText("1h");

        press(post, "Like");
        assertThat(button(post, "Like, 1 like")).hasAttribute("aria-pressed", "true");
        press(post, "Repost");
        assertThat(button(post, "Repost, 1 repost")).isVisible();
        press(post, "Bookmark");

        cruddur.database().addUser("bayko");
        cruddur.database().addActivity("bayko", "Buy cheap cruds", "1 minute");
        page.navigate(cruddur.url() + "/@bayko");
        page.getByRole(AriaRole.ARTICLE).locator("summary").click();
        page.getByText("Report this post").click();
        assertThat(main(page)).containsText("Buy cheap cruds");
        page.getByLabel("What is wrong with it?").selectOption("Spam");
        press(page, "Report this post");
        assertThat(page.getByText("Thank you")).isVisible();

        page.navigate(cruddur.url());
        post.locator(".permalink").click();
        page.getByLabel("Your reply").fill("And an answer");
        press(page, "Reply");
        assertThat(page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Replies")))
                .containsText("And an answer");

        post.locator("summary").click();
        press(post, "Delete this post");
        assertThat(page).hasURL(cruddur.url() + "/?done=deleted");
        assertThat(page.getByText("Deleted.")).isVisible();
        assertThat(main(page)).not().containsText("My first");
        assertThat(main(page)).not().containsText("And an answer");

        page.locator(".more summary").click();
        press(page, "Sign out");
        assertThat(page.getByRole(AriaRole.NAVIGATION)).containsText("Sign in");
    }

    @Test
    void mistakesStandBesideTheirFieldsAndWhatWasTypedIsKept() {
        var page = browser.open(1280, 900, true, new ArrayList<>());
        page.navigate(cruddur.url() + "/sign-up");
        page.getByLabel("Handle").fill("not a handle");
        page.getByLabel("Password").fill("short");
        var response = page.waitForResponse("**/sign-up", () -> press(page, "Join"));

        assertThat(response.status()).isEqualTo(422);
        assertThat(page.getByLabel("Handle")).hasValue("not a handle");
        assertThat(page.getByLabel("Handle")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#handle-mistake")).containsText("letters, digits and underscores");
        assertThat(page.locator("#password-mistake")).containsText("too short");
        assertThat(page.getByLabel("Password")).hasValue("");
        assertThat(Accessibility.violations(page)).isEmpty();
    }

    @Test
    void aFormOfAnotherSiteIsRefused() {
        var foreign = cruddur.anonymous().with("Sec-Fetch-Site", "cross-site");

        assertThat(foreign.sendBody("POST", "/sign-in", "login=a&password=b").statusCode())
                .isEqualTo(403);
        assertThat(cruddur.anonymous()
                        .sendBody("POST", "/sign-in", "login=a&password=b", "Origin", "https://elsewhere.example")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anAnonymousVisitorOfAPrivatePageIsLedToSignInAndBack() {
        var response = cruddur.anonymous().get("/settings?x=1", "Accept", "text/html");

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).contains("/sign-in?return_to=%2Fsettings%3Fx%3D1");
    }

    private static Locator main(Page page) {
        return page.getByRole(AriaRole.MAIN);
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, named(name));
    }

    private static void press(Locator within, String name) {
        button(within, name).click();
    }

    private static void press(Page page, String name) {
        press(page.locator("body"), name);
    }
}
