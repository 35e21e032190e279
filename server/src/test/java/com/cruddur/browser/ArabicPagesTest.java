package com.cruddur.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Accessibility;
import com.cruddur.testing.Actor;
import com.cruddur.testing.Browser;
import com.cruddur.testing.CookieBrowser;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.PagePaths;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every page in Arabic, from right to left: without a word of English, and sound at the widths of screens. */
class ArabicPagesTest {

    private static final String ARABIC = "ar-EG,ar;q=0.9,en;q=0.5";

    /** What somebody wrote, names, code, and the names of languages in themselves. */
    private static final Pattern NOT_OURS = Pattern.compile(
            "(?s)<(bdi|code|kbd|svg|style|script)\\b.*?</\\1>|<(\\w+)[^>]*\\b(?:lang=\"en\"|dir=\"auto\"|aria-hidden=\"true\"|class=\"tag)[^>]*>.*?</\\2>");

    private static final Pattern READ = Pattern.compile("\\b(?:title|alt|placeholder|aria-label|content)=\"([^\"]*)\"");
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2,}");

    /** Words that an Arabic text has in Latin letters, and the handles of this test. */
    private static final Set<String> NAMES = Set.of(
            "Cruddur",
            "JSON",
            "API",
            "PNG",
            "JPEG",
            "WebP",
            "AWS",
            "Cognito",
            "UTF",
            "handle",
            "name",
            "example",
            "com",
            "tag",
            "unused",
            "reader",
            "writer",
            "blocked",
            "muted",
            "viewport",
            "width",
            "device",
            "initial",
            "scale",
            "light",
            "dark");

    private static final List<String> ALSO_FOR_ANYBODY = List.of(
            "/?cursor=damaged",
            "/@nobody",
            "/nothing",
            "/hashtags/unused",
            "/search?term=",
            "/search?term=tag",
            "/search?term=unknown");
    private static final List<String> ALSO_SIGNED_IN = List.of(
            "/reported?about=person",
            "/reports?state=resolved",
            "/settings?saved=profile",
            "/@blocked",
            "/@reader",
            "/?done=deleted");

    /** The pages that axe looks at here; EveryPageTest has it look at all of them. */
    private static final Set<String> RICHEST = Set.of("/", "/@writer", "/reports", "/settings/account", "/messages");

    private static Cruddur cruddur;
    private static Browser browser;
    private static Actor reader;
    private static PagePaths pages;
    private static String thread;

    @BeforeAll
    static void start() {
        cruddur = Cruddur.start();
        browser = new Browser();
        reader = cruddur.user("reader", "moderator");
        var writer = cruddur.user("writer");
        writer.post("/api/activities", "{\"message\": \"مرحبا @reader #tag\", \"ttl\": \"1-day\"}");
        writer.post("/api/activities", "{\"message\": \"%s\", \"ttl\": \"1-hour\"}".formatted("W".repeat(280)));
        writer.post("/api/messages", "{\"message\": \"مرحبا\", \"handle\": \"reader\"}");
        writer.put("/api/users/@reader/follow", "");
        writer.post("/api/users/@blocked/report", "{\"reason\": \"Spam\"}");
        for (var handle : List.of("blocked", "muted")) {
            cruddur.user(handle).put("/api/users/@reader/follow", "");
        }
        var uuid = cruddur.database()
                .texts("SELECT uuid FROM public.activities WHERE message LIKE '%#tag'")
                .getFirst();
        var reply = reader.post("/api/activities/" + uuid + "/reply", "{\"message\": \"مرحبا\"}");
        reader.put("/api/activities/" + uuid + "/like", "");
        reader.put("/api/activities/" + uuid + "/repost", "");
        reader.put("/api/activities/" + uuid + "/bookmark", "");
        reader.put("/api/users/@blocked/block", "");
        reader.put("/api/users/@muted/mute", "");
        thread = "/@writer/status/" + uuid;
        pages = PagePaths.of(
                cruddur,
                Map.of(
                        "handle",
                        "writer",
                        "hashtag",
                        "tag",
                        "uuid",
                        uuid,
                        "message_group_uuid",
                        cruddur.database()
                                .texts("SELECT uuid FROM public.message_groups")
                                .getFirst(),
                        "/messages/@{handle}",
                        "/messages/@muted",
                        "/activities/{uuid}/lifetime",
                        "/activities/" + Actor.json(reply).get("uuid").asString() + "/lifetime"));
        pages.forAnybody().remove("/docs"); // the API is described in English
    }

    @AfterAll
    static void stop() {
        browser.close();
        cruddur.close();
    }

    @Test
    void noPageHasAWordOfEnglish() {
        var faults = new ArrayList<String>();
        var anonymous = cruddur.anonymous();
        Stream.of(pages.forAnybody(), ALSO_FOR_ANYBODY, pages.signedOut())
                .flatMap(List::stream)
                .forEach(path -> faults.addAll(english(
                        path,
                        anonymous
                                .get(path, "Accept", "text/html", "Accept-Language", ARABIC)
                                .body())));
        Stream.of(pages.forAnybody(), ALSO_FOR_ANYBODY, pages.signedIn(), ALSO_SIGNED_IN)
                .flatMap(List::stream)
                .forEach(path -> faults.addAll(english(
                        path,
                        reader.get(path, "Accept", "text/html", "Accept-Language", ARABIC)
                                .body())));
        assertThat(faults).isEmpty();
    }

    @Test
    void refusedFormsSayWhyInArabic() {
        var sender = new CookieBrowser(cruddur);
        sender.set("cruddur_language", "ar");
        var nothing = Map.of("email", "x", "handle", "!", "display_name", "", "password", "short", "code", "");
        var faults = new ArrayList<String>();
        for (var path : pages.signedOut()) {
            var refused = sender.form(path, nothing);
            assertThat(refused.statusCode()).as(path).isEqualTo(422);
            assertThat(refused.body()).as(path).contains("class=\"mistake\"");
            faults.addAll(english(path, refused.body()));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void nothingPassesAnEdgeAndScreenReadersFindEverything() {
        var faults = new ArrayList<String>();
        var page = open();
        for (var path : Stream.of(List.of("/", "/@writer", thread, "/@blocked", "/@reader"), pages.signedIn())
                .flatMap(List::stream)
                .toList()) {
            page.setViewportSize(1280, 860);
            page.navigate(cruddur.url() + path);
            for (var width : List.of(1280, 800, 360, 320)) {
                page.setViewportSize(width, 860);
                for (var fault : (List<?>) page.evaluate(EveryPageTest.BEYOND_EDGES)) {
                    faults.add("%s at %s: %s".formatted(path, width, fault));
                }
            }
            if (RICHEST.contains(path)) {
                Accessibility.violationsBesideColours(page).forEach(fault -> faults.add(path + ": " + fault));
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void scriptsSpeakArabicToo() {
        var page = open();
        page.navigate(cruddur.url() + thread);
        PlaywrightAssertions.assertThat(page.locator("#thread .fuse time").first())
                .containsText("تنتهي خلال");
        page.locator("#thread button.like").click();
        PlaywrightAssertions.assertThat(page.locator("#thread button.like")).hasAttribute("aria-pressed", "false");
        page.locator("#thread button.like").click();
        PlaywrightAssertions.assertThat(page.locator("#thread button.like")).containsText("إعجاب واحد");

        page.navigate(cruddur.url() + "/compose");
        page.locator("#message").fill("م".repeat(277));
        PlaywrightAssertions.assertThat(page.locator("#message-hint")).hasText("بقيت 3 أحرف");
        page.locator("#message").fill("م".repeat(282));
        PlaywrightAssertions.assertThat(page.locator("#message-hint")).hasText("حرفان زائدان");
    }

    private static Page open() {
        var page = browser.open();
        Browser.signIn(page.context(), cruddur, "reader");
        page.context().addCookies(List.of(new Cookie("cruddur_language", "ar").setUrl(cruddur.url())));
        return page;
    }

    /** The words of {@code html} in Latin letters that are neither names nor what somebody wrote. */
    private static List<String> english(String path, String html) {
        if (!html.contains("<html lang=\"ar\" dir=\"rtl\">")) {
            return List.of(path + " is not in Arabic");
        }
        var ours = html.replaceAll(
                "(?s)<(?:meta (?:name=\"(?:htmx-config|viewport|color-scheme|theme-color|twitter)|property=\"og:(?:type|url|image))|link rel)[^\n]*",
                "");
        while (NOT_OURS.matcher(ours).find()) {
            ours = NOT_OURS.matcher(ours).replaceAll(" ");
        }
        var shown = READ.matcher(ours).results().map(found -> found.group(1));
        return Stream.concat(shown, Stream.of(ours.replaceAll("(?s)<(?:[^>\"]|\"[^\"]*\")*>", " ")))
                .flatMap(text ->
                        ENGLISH.matcher(text.replaceAll("&[a-z]+;", " ")).results())
                .map(word -> word.group())
                .filter(word -> !NAMES.contains(word))
                .distinct()
                .map(word -> path + ": " + word)
                .toList();
    }
}
