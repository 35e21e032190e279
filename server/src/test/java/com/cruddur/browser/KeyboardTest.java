package com.cruddur.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Accessibility;
import com.cruddur.testing.Browser;
import com.cruddur.testing.Cruddur;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The keyboard, the choice of colours, paper, motion, and what makes the pages installable. */
class KeyboardTest {

    /** On paper: what is not black on white, what can only be pressed, and what is cut off. */
    private static final String UNFIT_FOR_PAPER = """
            () => {
              const faults = [];
              for (const element of document.querySelectorAll("body, body *")) {
                const { color, backgroundColor: ground, overflowY } = getComputedStyle(element);
                if (!element.checkVisibility() || element.closest(".visually-hidden, svg, noscript")) {
                  continue;
                }
                const light = [...color.matchAll(/\\d+/g)].slice(0, 3).some(([part]) => part > 40);
                const pressed = element.matches("nav, summary, textarea, button, .button");
                const cut = overflowY === "auto" && element.scrollHeight > element.clientHeight;
                if (light || !["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"].includes(ground) || pressed || cut) {
                  faults.push(`${element.tagName}.${element.getAttribute("class")} ${color} on ${ground}`);
                }
              }
              return faults.slice(0, 5);
            }
            """;

    /** Elements that move, also where a post burns, for a reader who wants no motion. */
    private static final String MOVING = """
            () => {
              document.querySelectorAll(".post").forEach(post => post.dataset.burning = "");
              return [...document.querySelectorAll("html, body *")].filter(element => {
                const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
                return transitionDuration !== "0s" || animationName !== "none" || scrollBehavior !== "auto";
              }).slice(0, 5).map(element => `${element.tagName}.${element.getAttribute("class")}`);
            }
            """;

    private static Cruddur cruddur;
    private static Browser browser;

    private Page page;

    @BeforeAll
    static void start() {
        cruddur = Cruddur.start();
        browser = new Browser();
        cruddur.database().addUser("ada");
        cruddur.database().addUser("bayko");
        for (var index = 1; index <= 3; index++) {
            cruddur.database().addActivity("bayko", "post " + index, index + " minutes");
        }
    }

    @AfterAll
    static void stop() {
        browser.close();
        cruddur.close();
    }

    @BeforeEach
    void open() {
        page = browser.open();
        page.setDefaultTimeout(10_000);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Browser.signIn(page.context(), cruddur, "ada");
        page.navigate(cruddur.url());
    }

    @Test
    void keysMoveBetweenPostsActOnThemAndGoToPlaces() {
        press("j", "j", "k", "j", "l");
        var second = page.locator("article").nth(1);
        assertThat(second.locator("button.like")).hasAttribute("aria-pressed", "true");
        press("b");
        assertThat(second.locator("button.bookmark")).hasAttribute("aria-pressed", "true");
        press("o");
        assertThat(page.locator(".opened")).containsText("post 2");
        press("j", "r");
        assertThat(page.getByLabel("Your reply")).isFocused();
        page.getByLabel("Your reply").blur();
        press("g", "n");
        assertThat(page).hasURL(cruddur.url() + "/notifications");
        press("g", "h");
        assertThat(page).hasURL(cruddur.url() + "/");
        press("/");
        assertThat(page.getByPlaceholder("Search Cruddur")).isFocused();
        page.keyboard().type("jk?");
        assertThat(page.getByPlaceholder("Search Cruddur")).hasValue("jk?");
        page.getByPlaceholder("Search Cruddur").blur();
        press("n");
        assertThat(page.getByLabel("What is on your mind?")).isFocused();
    }

    @Test
    void theNextPostTakesTheFocusOfOneThatBurnsWithItsMenuOpen() {
        press("j", "j");
        var second = page.locator("article").nth(1);
        second.locator(".post-menu summary").click();
        second.getByText("Report").click();
        assertThat(second.locator("select")).isFocused();
        second.evaluate("post => post.dataset.expires = new Date(0).toISOString()");

        assertThat(page.locator("article")).hasCount(2);
        assertThat(page.locator("article").nth(1)).isFocused();
        press("k");
        assertThat(page.locator("article").first()).isFocused();
    }

    @Test
    void aPostIsWrittenAboveAnyPageAndTheFocusReturns() {
        page.navigate(cruddur.url() + "/notifications");
        page.evaluate("window.stayed = true");
        var opener = page.locator(".brand");
        opener.focus();
        press("n");
        var field = page.getByLabel("What is on your mind?");
        assertThat(field).isFocused();
        assertThat(Accessibility.violations(page)).isEmpty();

        field.fill("x".repeat(281));
        press("Control+Enter");
        assertThat(page.locator("#message-mistake")).containsText("280");
        field.fill("From a dialog 🧨");
        assertThat(page.locator("#message-hint")).hasText("265 characters left");
        press("Control+Enter");

        assertThat(page.locator("#toast")).hasText("Posted.");
        assertThat(page.locator("#compose")).isHidden();
        assertThat(opener).isFocused();
        page.locator("a.crud").click();
        assertThat(page.locator("#compose")).isVisible();
        assertThat(field).hasValue("");
        assertThat(page.evaluate("window.stayed")).isEqualTo(true);
        cruddur.database().execute("DELETE FROM public.activities WHERE message LIKE 'From%'");
    }

    @Test
    void theSheetNamesTheKeysAndSwitchesThemOff() {
        press("?");
        var sheet = page.locator("#keys");
        assertThat(sheet).containsText("next and previous post");
        assertThat(sheet.locator("button")).isFocused();
        assertThat(Accessibility.violations(page)).isEmpty();
        sheet.getByText("Single keys act").click();
        press("Escape");
        assertThat(sheet).isHidden();

        press("n");
        assertThat(page.getByLabel("What is on your mind?")).not().isFocused();

        page.locator(".more > summary").click();
        page.locator("[commandfor=keys]").click();
        assertThat(sheet).isVisible();
        page.mouse().click(5, 5);
        assertThat(sheet).isHidden();
    }

    @Test
    void theChoiceOfColoursIsKept() {
        page.locator(".more > summary").click();
        page.getByText("Light or dark").click();
        page.reload();

        assertThat(page.locator("html")).hasAttribute("data-theme", "light");
        assertThat(page.evaluate("getComputedStyle(document.querySelector('main')).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
    }

    @Test
    void paperShowsWhatWasWrittenInBlackOnWhite() {
        for (var message = 0; message < 15; message++) {
            cruddur.user("bayko").post("/api/messages", "{\"message\": \"hello\", \"handle\": \"ada\"}");
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        for (var path : List.of("/", "/@bayko", thread(), "/messages/@bayko", "/notifications", "/privacy")) {
            page.navigate(cruddur.url() + path);
            assertThat((List<?>) page.evaluate(UNFIT_FOR_PAPER)).as(path).isEmpty();
        }
    }

    @Test
    void nothingMovesForAReaderWhoWantsNoMotion() {
        assertThat((List<?>) page.evaluate(MOVING)).isNotEmpty();

        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        for (var path : List.of("/", thread())) {
            page.navigate(cruddur.url() + path);
            assertThat((List<?>) page.evaluate(MOVING)).as(path).isEmpty();
        }
    }

    @Test
    void theManifestNamesIconsThatExist() {
        var manifest = page.evaluate("""
                async () => {
                  const link = document.querySelector("link[rel=manifest]");
                  const manifest = await (await fetch(link.href)).json();
                  const icons = await Promise.all(manifest.icons.map(icon => fetch(icon.src)));
                  return icons.map(icon => `${icon.status} ${icon.headers.get("Content-Type")}`);
                }
                """);

        assertThat(manifest).isEqualTo(List.of("200 image/svg+xml", "200 image/png", "200 image/png", "200 image/png"));
        assertThat(cruddur.anonymous().get("/favicon.ico").statusCode()).isEqualTo(200);
        assertThat(cruddur.anonymous().get("/robots.txt").body()).contains("Disallow: /");
    }

    @Test
    void withoutANetworkAPageSaysSoAndKeepsNothingOfThePerson() {
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        page.context().setOffline(true);
        page.navigate(cruddur.url() + "/notifications");

        assertThat(page.locator("h1")).hasText("You are offline");
        assertThat(page).hasURL(cruddur.url() + "/notifications");
        assertThat(page.evaluate("""
                async () => {
                  const names = await caches.keys();
                  const kept = await Promise.all(names.map(async name => (await caches.open(name)).keys()));
                  return kept.flat().map(request => new URL(request.url).pathname.replace(/[^/]+(?=.offline)/, "HASH"));
                }
                """)).isEqualTo(List.of("/assets/HASH/offline.html"));

        page.context().setOffline(false);
        page.getByText("Try again").click();
        assertThat(page.locator("h1")).hasText("Notifications");
    }

    private static String thread() {
        return cruddur.database()
                .texts("SELECT '/@bayko/status/' || uuid FROM public.activities LIMIT 1")
                .getFirst();
    }

    private void press(String... keys) {
        page.waitForLoadState(); // the script of a new page runs before
        for (var key : keys) {
            page.keyboard().press(key);
        }
    }
}
