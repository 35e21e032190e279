package com.cruddur.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Browser;
import com.cruddur.testing.Cruddur;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Buttons and forms work where they stand: one request, no other page, no jump. */
class ActionsInPlaceTest {

    private static Cruddur cruddur;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();
    private Page page;
    private String post;

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

    @BeforeEach
    void signIn() {
        cruddur.database().execute("DELETE FROM public.activities; DELETE FROM public.users");
        cruddur.database().addUser("ada");
        var bayko = cruddur.user("bayko");
        for (var index = 0; index < 8; index++) {
            post = Actor.json(bayko.post(
                            "/api/activities", "{\"message\": \"post %s\", \"ttl\": \"3-days\"}".formatted(index)))
                    .get("uuid")
                    .asString();
        }
        page = browser.open(1280, 700, true, complaints);
        page.setDefaultTimeout(10_000);
        Browser.signIn(page.context(), cruddur, "ada");
        page.navigate(cruddur.url());
        page.evaluate("window.stayed = true");
    }

    @Test
    void likingRepostingAndBookmarkingIsOneSmallRequestEachAndMovesNothing() {
        var last = page.getByRole(AriaRole.ARTICLE).last();
        last.scrollIntoViewIfNeeded();
        var before = last.boundingBox().y;
        var requests = new ArrayList<Request>();
        page.onRequest(requests::add);

        for (var name : List.of("like", "repost", "bookmark")) {
            last.locator("button." + name).click();
            assertThat(last.locator("button." + name)).hasAttribute("aria-pressed", "true");
        }
        assertThat(last.locator("button.like .count")).hasText("1");
        assertThat(last.locator("button.bookmark")).isFocused();
        last.locator("button.like").click();
        assertThat(last.locator("button.like")).hasAttribute("aria-pressed", "false");
        assertThat(last.locator("button.like .count")).hasText("");
        page.waitForCondition(() -> cruddur.database()
                .texts("SELECT likes_count || ' ' || reposts_count FROM public.activities WHERE message = 'post 0'")
                .equals(List.of("0 1")));

        assertThat(requests).hasSize(4);
        assertThat(requests)
                .allSatisfy(one -> assertThat(one.response().body().length).isLessThan(1_500));
        assertThat(last.boundingBox().y).isEqualTo(before);
        assertThat(page.evaluate("window.stayed")).isEqualTo(true);
        assertThat(complaints).isEmpty();
    }

    @Test
    void aPostIsReportedFromItsMenu() {
        var first = page.getByRole(AriaRole.ARTICLE).first();
        first.locator("summary").click();
        first.getByText("Report this post").click();

        var reason = first.getByLabel("What is wrong with it?");
        assertThat(reason).isFocused();
        assertThat(page.evaluate("window.stayed")).isEqualTo(true);
        reason.selectOption("Spam");
        first.getByText("Report this post").click();
        assertThat(page.getByText("Thank you")).isVisible();
        assertThat(cruddur.database().texts("SELECT reason FROM public.reports"))
                .containsExactly("Spam");
        cruddur.database().execute("DELETE FROM public.reports");
    }

    @Test
    void aPostThatIsGoneLeavesThePageOnceSomebodyActsOnIt() {
        cruddur.database().execute("DELETE FROM public.activities WHERE uuid = '%s'".formatted(post));

        page.locator("#activity-" + post + " button.like").click();

        assertThat(page.locator("#toast")).containsText("There is no such post");
        assertThat(page.locator("#activity-" + post)).hasCount(0);
    }

    @Test
    void aLikeAfterTheSessionEndedSaysSo() {
        page.context().clearCookies();
        var first = page.getByRole(AriaRole.ARTICLE).first();

        first.locator("button.like").click();

        assertThat(page.locator("#toast")).containsText("Sign in first");
        assertThat(first.locator("button.like")).hasAttribute("aria-pressed", "false");
        assertThat(first.locator("button.like .count")).hasText("");
    }

    @Test
    void followingCountsAtOnce() {
        page.navigate(cruddur.url() + "/@bayko");
        page.evaluate("window.stayed = true");
        var button = page.locator("button.follow");

        button.click();
        assertThat(button).hasText("Following");
        assertThat(page.locator("[data-followers]")).hasText("1");
        page.waitForCondition(
                () -> !cruddur.database().texts("SELECT 1 FROM public.follows").isEmpty());
        assertThat(button).isFocused();

        button.click();
        assertThat(button).hasText("Follow");
        assertThat(page.evaluate("window.stayed")).isEqualTo(true);
    }

    @Test
    void aNewPostStandsOnTopAndADeletedOneGoesWithoutAnotherPage() {
        page.getByLabel("What is on your mind?").fill("Good morning");
        assertThat(page.locator("[data-end]")).hasText(Pattern.compile("gone on .*"));
        page.getByLabel("What is on your mind?").press("Control+Enter");

        var first = page.getByRole(AriaRole.ARTICLE).first();
        assertThat(first).containsText("Good morning");
        assertThat(page.getByLabel("What is on your mind?")).hasValue("");
        assertThat(page.locator("#toast")).hasText("Posted.");

        first.locator("summary").click();
        first.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete this post"))
                .click();
        assertThat(page.getByText("Good morning")).hasCount(0);
        assertThat(page.locator("#toast")).hasText("Deleted.");
        assertThat(page.evaluate("window.stayed")).isEqualTo(true);
    }

    @Test
    void aRefusedPostKeepsItsTextAndSaysWhy() {
        page.getByLabel("What is on your mind?").fill("x".repeat(281));
        page.locator("form.composer").getByRole(AriaRole.BUTTON).click();

        assertThat(page.locator("#message-mistake")).containsText("280");
        assertThat(page.getByLabel("What is on your mind?")).hasValue("x".repeat(281));
        assertThat(page.evaluate("window.stayed")).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/compose"})
    void whatIsTypedWhileAPostIsUnderWayStaysInItsField(String path) {
        page.navigate(cruddur.url() + path);
        var held = new ArrayList<Route>();
        page.route("**/activities", held::add);
        var field = page.locator("#composer textarea");
        for (var text : List.of("sent", "n".repeat(281))) {
            field.fill(text);
            page.locator("#composer .button").click();
            page.waitForCondition(() -> !held.isEmpty());
            field.press("End");
            field.pressSequentially(" and begun");
            held.removeFirst().resume();
            if (text.equals("sent")) {
                assertThat(page.locator("#feed .message").first()).hasText("sent");
                assertThat(field).hasValue(" and begun");
            } else {
                assertThat(page.locator("#composer .mistake")).isVisible();
                assertThat(field).hasValue(text + " and begun");
            }
        }
    }

    @Test
    void theFirstMessageOfAConversationNeedsNoOtherPage() {
        page.navigate(cruddur.url() + "/messages/@bayko");
        page.evaluate("window.stayed = true");
        var held = new ArrayList<Route>();
        page.route("**/messages/*", held::add);
        var field = page.getByLabel("Your message");
        field.fill("first");
        field.press("Control+Enter");
        page.waitForCondition(() -> !held.isEmpty());
        field.pressSequentially(", begun");
        held.removeFirst().resume();
        assertThat(page.locator(".bubble")).containsText("first");
        assertThat(field).hasValue(", begun");
        assertThat(field).isFocused();

        page.unroute("**/messages/*");
        field.fill("second");
        field.press("Control+Enter");
        assertThat(page.locator(".bubble")).hasCount(2);
        assertThat(page.locator(".day")).hasCount(1);
        assertThat(page.evaluate("window.stayed")).isEqualTo(true);
        page.locator(".conversation summary").click();
        page.getByLabel("New messages live for").selectOption("3-hours");
        page.getByText("Set for both of you").click();
        assertThat(page.locator(".conversation summary")).containsText("3 hours");
        assertThat(page.locator(".bubble")).hasCount(2);
        assertThat(field).hasValue("");
    }

    @Test
    void aReplyStandsBelowWithoutAnotherPage() {
        page.navigate(cruddur.url() + "/@bayko/status/" + post);
        page.evaluate("window.stayed = true");
        for (var text : List.of("first", "second")) {
            page.getByLabel("Your reply").fill(text);
            page.locator("form.composer").getByRole(AriaRole.BUTTON).click();
            assertThat(page.locator("#thread-replies article").last()).containsText(text);
        }
        assertThat(page.locator("#thread-replies article")).hasCount(2);
        assertThat(page.evaluate("window.stayed")).isEqualTo(true);
    }

    @Test
    void aReplyThatWasBegunStaysReadableWhenThePostIsOver() {
        page.navigate(cruddur.url() + "/@bayko/status/" + post);
        var reply = page.getByLabel("Your reply");
        reply.fill("Half an answer");
        page.locator(".opened").evaluate("post => post.dataset.expires = new Date(0).toISOString()");

        assertThat(page.getByText("This post's time is over").first()).isVisible();
        assertThat(reply).hasValue("Half an answer");
        assertThat(reply).not().isEditable();
        assertThat(page.locator("#reply-form button")).hasCount(0);
    }

    @Test
    void whatWasPostedIsThereAfterGoingBack() {
        page.getByLabel("What is on your mind?").fill("Back soon");
        page.locator("form.composer").getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByRole(AriaRole.ARTICLE).first()).containsText("Back soon");
        page.getByRole(AriaRole.ARTICLE).nth(1).locator(".permalink").click();
        assertThat(page.locator(".opened")).isVisible();
        page.goBack();

        assertThat(page.getByRole(AriaRole.ARTICLE).first()).containsText("Back soon");
    }

    @Test
    void aPageOfSomebodyWhoLeftInAnotherTabIsLoadedAnewWhenItIsLookedAt() {
        page.getByLabel("What is on your mind?").fill("as ada");
        var other = page.context().newPage();
        Browser.signIn(page.context(), cruddur, "bayko");
        other.navigate(cruddur.url());
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");

        assertThat(page.locator("body")).hasAttribute("data-viewer", "bayko");
        assertThat(page.getByLabel("What is on your mind?")).hasValue("");
    }

    /** A draft is kept by this browser for its place, over another page, a reload and an ended session. */
    @Test
    void aDraftIsKeptUntilItIsSent() {
        page.getByLabel("What is on your mind?").fill("Half a thought");
        page.getByLabel("Lives for").selectOption("3-hours");
        page.navigate(cruddur.url() + "/@bayko/status/" + post);
        assertThat(page.getByLabel("Your reply")).hasValue("");
        var context = page.context();
        context.clearCookies();
        page.navigate(cruddur.url());
        Browser.signIn(context, cruddur, "ada");

        page.navigate(cruddur.url());
        assertThat(page.getByLabel("What is on your mind?")).hasValue("Half a thought");
        assertThat(page.getByLabel("Lives for")).hasValue("3-hours");
        page.locator("form.composer").getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByRole(AriaRole.ARTICLE).first()).containsText("Half a thought");

        page.reload();
        assertThat(page.getByLabel("What is on your mind?")).hasValue("");
    }

    /** A place has the draft of the tab that was last written in or left; each tab keeps what its reader wrote there. */
    @Test
    void twoTabsKeepWhatWasWrittenInEachAndSendingInOneForgetsNothingOfTheOther() {
        var first = page.getByLabel("What is on your mind?");
        var other = page.context().newPage();
        other.navigate(cruddur.url());
        var second = other.getByLabel("What is on your mind?");
        first.fill("first");
        second.fill("second");
        page.reload();
        other.reload();
        assertThat(first).hasValue("first");
        assertThat(second).hasValue("second");

        first.press("Control+Enter");
        assertThat(page.locator("#toast")).hasText("Posted.");
        other.reload();
        assertThat(first).hasValue("");
        assertThat(second).hasValue("second");
        second.fill("");
        first.fill("third");
        second.fill("second");
        second.press("Control+Enter");
        assertThat(other.locator("#toast")).hasText("Posted.");
        page.reload();
        assertThat(first).hasValue("third");
        first.press("Control+Enter");
        assertThat(page.locator("#toast")).hasText("Posted.");
        for (var tab : List.of(page, other)) {
            tab.reload();
            assertThat(tab.getByLabel("What is on your mind?")).hasValue("");
        }
    }
}
