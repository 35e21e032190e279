package com.cruddur.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Browser;
import com.cruddur.testing.Cruddur;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Threads, conversations and numbers, as another person writes and reacts. */
class LivePagesTest {

    private static final String BOTTOM =
            "(() => { const s = document.querySelector('.scroller'); return Math.abs(s.scrollTop) < 2; })()";

    private static Cruddur cruddur;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();
    private Actor ada;
    private Actor bayko;
    private Page page;

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
        browser.close();
        cruddur.database().execute("DELETE FROM public.activities; DELETE FROM public.users");
        ada = cruddur.user("ada");
        bayko = cruddur.user("bayko");
        page = browser.open(1280, 700, true, complaints);
        page.setDefaultTimeout(10_000);
        Browser.signIn(page.context(), cruddur, "ada");
    }

    @Test
    void countsRepliesAndBadgesFollowWhatOthersDoAndNothingMoves() {
        var post = post(ada, "a post");
        for (var index = 0; index < 6; index++) {
            reply(bayko, post, "reply " + index);
        }
        open("/@ada/status/" + post);
        var last = page.locator("#thread-replies article").last();
        last.scrollIntoViewIfNeeded();
        var before = last.boundingBox().y;

        bayko.put("/api/activities/" + post + "/like", "");
        var opened = page.locator(".opened");
        assertThat(opened.locator(".action.like .count")).hasText("1");
        reply(bayko, post, "the newest");
        assertThat(page.locator("#thread-replies article").last()).containsText("the newest");
        assertThat(opened.locator(".replies-count .count")).hasText("7");
        assertThat(page.locator("#badge-bell")).containsText("8");

        assertThat(page.locator("#thread-replies article").nth(5).boundingBox().y)
                .isEqualTo(before);
        assertThat(complaints).isEmpty();
    }

    @Test
    void emptyListsFillAndANotificationLeavesWithItsPost() {
        open("/messages");
        assertThat(page.getByText("No conversations yet.")).isVisible();
        bayko.post("/api/messages", "{\"message\": \"hello\", \"handle\": \"ada\"}");
        assertThat(page.locator("#conversations")).containsText("hello");
        assertThat(page.locator("main .notice")).isHidden();

        cruddur.database().execute("DELETE FROM public.notifications");
        open("/notifications");
        assertThat(page.getByText("Nothing yet.")).isVisible();
        var mention = post(bayko, "hello @ada");
        assertThat(page.locator("#notifications li")).containsText("hello @ada");
        assertThat(page.locator("main .notice")).isHidden();

        bayko.delete("/api/activities/" + mention);
        assertThat(page.locator("#notifications li")).hasCount(0);
        assertThat(page.getByText("Nothing yet.")).isVisible();
    }

    @Test
    void theHeadingOfFoundPostsLeavesWithTheLastOfThem() {
        var found = post(bayko, "a haystack");
        open("/search?term=haystack");
        assertThat(page.locator("#found")).isVisible();

        bayko.delete("/api/activities/" + found);
        assertThat(page.getByText("a haystack")).hasCount(0);
        assertThat(page.locator("#found")).isHidden();
        assertThat(page.locator("main .notice")).isVisible();
    }

    @Test
    void newPostsWaitBehindAPillThatStaysInView() {
        for (var index = 0; index < 20; index++) {
            post(bayko, "post " + index);
        }
        open("/");
        var last = page.locator("#feed article").last();
        var lastId = last.getAttribute("id");
        last.scrollIntoViewIfNeeded();
        var before = last.boundingBox().y;
        post(bayko, "news");

        var pill = page.locator("#news a");
        assertThat(pill).hasText("Show 1 new crud");
        assertThat(pill).isInViewport();
        assertThat(last.boundingBox().y).isEqualTo(before);

        pill.click();
        assertThat(page.locator("#feed article").first()).containsText("news");
        assertThat(pill).hasCount(0);
        assertThat(page.locator("#feed article").first()).isInViewport();
        assertThat(page.locator("#feed article").first()).isFocused();

        page.locator(".paging [rel=next]").click();
        assertThat(page.locator("#feed article").first()).hasAttribute("id", lastId); // none is skipped
    }

    @Test
    void aConversationOpensAtItsEndGrowsAsTheOtherWritesAndReachesItsBeginning() {
        for (var index = 0; index < 50; index++) {
            message(bayko, "message " + index);
        }
        cruddur.database()
                .execute("UPDATE public.messages SET created_at = created_at - interval '3 days'"
                        + " WHERE message IN ('message 0', 'message 1')");
        open("/");
        assertThat(page.locator("#badge-mail")).containsText("1");
        open("/messages");
        page.locator(".row-link").click();

        assertThat(page.getByText("message 49")).isInViewport();
        assertThat(page.getByLabel("Your message")).isInViewport();
        assertThat(page.locator(".day.new")).hasCount(1);
        assertThat(page.locator("#badge-mail")).hasText("");

        message(bayko, "written just now");
        assertThat(page.getByText("written just now")).isInViewport();
        page.getByLabel("Your message").fill("and answered");
        page.getByLabel("Your message").press("Control+Enter");
        assertThat(page.getByText("and answered").first()).isInViewport();
        assertThat(page.getByLabel("Your message")).isFocused();
        assertThat((Boolean) page.evaluate(BOTTOM)).isTrue();

        page.locator("#older-messages").scrollIntoViewIfNeeded();
        assertThat(page.locator(".bubble").first()).containsText("message 0");
        assertThat(page.locator(".bubble")).hasCount(52);
        assertThat(page.locator(".day:not(.new)")).hasCount(2);
        assertThat(complaints).isEmpty();
    }

    @Test
    void theLifetimeOfAConversationIsShownAndSet() {
        var group = message(bayko, "hello");
        open("/messages/" + group);
        page.locator(".conversation summary").click();
        page.getByLabel("New messages live for").selectOption("3-hours");
        page.getByText("Set for both of you").click();

        assertThat(page.locator(".conversation summary")).containsText("3 hours");
        page.getByLabel("Your message").fill("short-lived");
        page.getByLabel("Your message").press("Control+Enter");
        assertThat(page.locator(".bubble").last().locator(".fuse")).containsText("3h");
    }

    @Test
    void everyReplyOfALongThreadIsReached() {
        var post = post(ada, "a post");
        cruddur.database().execute("""
                INSERT INTO public.activities (user_uuid, message, reply_to_activity_uuid, created_at, expires_at)
                SELECT (SELECT uuid FROM public.users WHERE handle = 'bayko'), 'reply ' || n, '%s',
                       now() - interval '1 hour' + n * interval '1 second', now() + interval '1 day'
                FROM generate_series(1, 108) AS n
                """.formatted(post));
        open("/@ada/status/" + post);
        assertThat(page.locator("#thread-replies > li")).hasCount(100);
        page.getByText("More replies").click();
        assertThat(page.locator("#thread-replies > li")).hasCount(108);
        assertThat(page.getByText("More replies")).hasCount(0);

        page.navigate(cruddur.url() + "/");
        assertThat(page.locator(".reply").first()).containsText("to @ada");
        page.locator("#feed article .message").nth(1).click();
        assertThat(page.locator(".opened")).containsText("reply 108");
    }

    @Test
    void aDeepBranchIsAThreadOfItsOwnWithTheOpenedPostInView() {
        var post = post(ada, "the root");
        var parent = post;
        for (var depth = 1; depth <= 13; depth++) {
            parent = reply(depth % 2 == 0 ? ada : bayko, parent, "depth " + depth);
        }
        open("/@ada/status/" + post);
        assertThat(page.getByText("depth 4", new Page.GetByTextOptions().setExact(true)))
                .hasCount(1);
        page.locator(".further a").click();
        assertThat(page.locator(".opened")).containsText("depth 4");
        page.locator(".further a").click();
        assertThat(page.locator(".opened")).containsText("depth 8");
        assertThat(page.locator(".opened")).isInViewport();
        page.locator(".further a").click();
        assertThat(page.locator(".opened")).containsText("depth 12");
        assertThat(page.locator("#thread-replies")).containsText("depth 13");
        assertThat(page.locator("#thread article").first()).containsText("the root");
    }

    /** Opens a page, and waits until its stream is connected. */
    private void open(String path) {
        page.waitForResponse("**/api/stream*", () -> page.navigate(cruddur.url() + path));
    }

    private static String post(Actor author, String message) {
        return Actor.json(author.post("/api/activities", "{\"message\": \"" + message + "\", \"ttl\": \"1-day\"}"))
                .get("uuid")
                .asString();
    }

    private static String reply(Actor author, String parent, String message) {
        return Actor.json(author.post("/api/activities/" + parent + "/reply", "{\"message\": \"" + message + "\"}"))
                .get("uuid")
                .asString();
    }

    private static String message(Actor author, String message) {
        return Actor.json(author.post("/api/messages", "{\"message\": \"" + message + "\", \"handle\": \"ada\"}"))
                .get("message_group_uuid")
                .asString();
    }
}
