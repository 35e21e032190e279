package com.cruddur.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Accessibility;
import com.cruddur.testing.Browser;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.PagePaths;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

/** Every page, full of what hostile people write, on a desktop and on a small telephone. */
class EveryPageTest {

    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String BROKEN_OUT = "\"><img src=x onerror=alert(1)>";
    private static final String ONE_WORD = "W".repeat(280);
    private static final String RIGHT_TO_LEFT = "\u202eمرحبا بالعالم";
    private static final List<String> HOSTILE = List.of(SCRIPT, BROKEN_OUT, ONE_WORD, RIGHT_TO_LEFT);

    /** Elements beyond an edge of the screen, with every menu open, and menus that reach below it. */
    static final String BEYOND_EDGES = """
            () => {
              document.querySelectorAll("details").forEach(details => details.open = true);
              const width = document.documentElement.clientWidth;
              const faults = [];
              for (const element of document.querySelectorAll("body *")) {
                if (element.closest(".visually-hidden, .skip-link, .symbols, .toast")) {
                  continue;
                }
                const { left, right, bottom, width: own } = element.getBoundingClientRect();
                const sheet = getComputedStyle(element).position === "fixed";
                if (own > 0 && (left < -1 || right > width + 1 || (sheet && bottom > innerHeight + 1))) {
                  faults.push(`${element.tagName}.${element.getAttribute("class")} ${Math.round(left)} to ${Math.round(right)}, ${Math.round(bottom)}`);
                }
              }
              document.querySelectorAll("details").forEach(details => details.open = false);
              return faults.slice(0, 5);
            }
            """;

    private static final List<Integer> WIDTHS = List.of(320, 360, 414, 640, 768, 1024, 1280, 1920);
    private static final int LOW = 500;

    private static final int DESKTOP = 1280;
    private static final int TELEPHONE = 360;

    private static Cruddur cruddur;
    private static Browser browser;
    private static PagePaths pages;
    private static String conversation;
    private static List<String> alsoForAnybody;

    @BeforeAll
    static void start() {
        cruddur = Cruddur.start();
        browser = new Browser();
        hostilePeopleWrite();
        var threads = ids("SELECT uuid FROM public.activities WHERE message LIKE '%@victim%'"
                + " UNION ALL (SELECT uuid FROM public.activities WHERE length(message) = 280)");
        var group = ids("SELECT uuid FROM public.message_groups").getFirst();
        var mine =
                ids("SELECT uuid FROM public.activities WHERE message = 'mine'").getFirst();
        conversation = "/messages/" + group;
        pages = PagePaths.of(
                cruddur,
                Map.of(
                        "handle",
                        "hostile",
                        "hashtag",
                        "hostile",
                        "uuid",
                        threads.getFirst(),
                        "message_group_uuid",
                        group,
                        "/messages/@{handle}",
                        "/messages/@stranger",
                        "/activities/{uuid}/lifetime",
                        "/activities/" + mine + "/lifetime"));
        alsoForAnybody = Stream.of(
                        threads.stream().map(uuid -> "/@hostile/status/" + uuid),
                        Stream.of("/hashtags/unused"),
                        Stream.of(BROKEN_OUT + SCRIPT + RIGHT_TO_LEFT, "W".repeat(200), "hostile")
                                .map(term -> "/search?term=" + encoded(term)))
                .flatMap(paths -> paths)
                .toList();
    }

    @AfterAll
    static void stop() {
        browser.close();
        cruddur.close();
    }

    @Test
    void everyPageIsSoundForWhoIsSignedIn() {
        var faults = new ArrayList<String>();
        var page = open(faults);
        Browser.signIn(page.context(), cruddur, "victim");

        visit(page, whenSignedIn(), DESKTOP, faults);

        assertThat(faults).isEmpty();
    }

    @Test
    void everyPageIsSoundForWhoIsNot() {
        var faults = new ArrayList<String>();
        var page = open(faults);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));

        var whenSignedOut = Stream.of(
                        pages.forAnybody(),
                        alsoForAnybody,
                        pages.signedOut(),
                        List.of("/confirm?email=" + encoded(BROKEN_OUT)))
                .flatMap(List::stream)
                .toList();
        visit(page, whenSignedOut, TELEPHONE, faults);

        assertThat(faults).isEmpty();
    }

    /** The widths are those of telephones, tablets and desktops; 640 and 320 also are 1280 enlarged to 200 and 400 %. */
    @Test
    void nothingPassesTheEdgeOfAnyScreen() {
        var faults = new ArrayList<String>();
        var page = open(new ArrayList<>());
        Browser.signIn(page.context(), cruddur, "victim");
        for (var path : whenSignedIn()) {
            page.navigate(cruddur.url() + path);
            for (var width : WIDTHS) {
                page.setViewportSize(width, LOW);
                for (var fault : (List<?>) page.evaluate(BEYOND_EDGES)) {
                    faults.add("%s at %s: %s".formatted(path, width, fault));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyPartOfTheNavigationIsWithinReachOnALowScreen() {
        var page = open(new ArrayList<>());
        Browser.signIn(page.context(), cruddur, "victim");
        page.navigate(cruddur.url());
        for (var width : WIDTHS) {
            page.setViewportSize(width, LOW);
            page.locator(".more > summary").click();
            page.getByText("Sign out").click(new com.microsoft.playwright.Locator.ClickOptions().setTrial(true));
            page.locator(".more > summary").click();
            page.locator(".crud").click(new com.microsoft.playwright.Locator.ClickOptions().setTrial(true));
        }
        page.setViewportSize(320, 256); // 1280 × 1024 enlarged to 400 %
        assertThat((List<?>) page.evaluate(BEYOND_EDGES)).isEmpty();
    }

    @Test
    void hostileTextIsShownAsItWasWritten() {
        var page = open(new ArrayList<>());
        Browser.signIn(page.context(), cruddur, "victim");
        for (var path : List.of("/@hostile", conversation)) {
            page.navigate(cruddur.url() + path);
            assertThat(page.locator("main").textContent()).contains(HOSTILE);
        }
        page.navigate(cruddur.url() + "/search?term=" + encoded(BROKEN_OUT));
        assertThat(page.locator("main input[type=search]").inputValue()).isEqualTo(BROKEN_OUT);
    }

    /** Looks at every page at both widths, and at its colours at one. */
    private static void visit(Page page, List<String> paths, int coloursAt, List<String> faults) {
        for (var path : paths) {
            faults.addAll(faultsOf(page, path, coloursAt));
        }
    }

    private static List<String> faultsOf(Page page, String path, int coloursAt) {
        var faults = new ArrayList<String>();
        page.setViewportSize(DESKTOP, 860);
        var response = page.navigate(cruddur.url() + path);
        if (response.status() != 200 || !page.url().equals(cruddur.url() + path)) {
            faults.add(path + " answers " + response.status() + " at " + page.url());
        }
        if (page.locator("img[src=x], main script").count() > 0) {
            faults.add(path + " holds markup that somebody wrote");
        }
        for (var width : List.of(DESKTOP, TELEPHONE)) {
            page.setViewportSize(width, 860);
            var found = path.equals("/docs") // axe takes seconds for it: DocsPageTest does that
                    ? List.<String>of()
                    : violations(page, width == coloursAt);
            Stream.of(found, sideways(page))
                    .flatMap(List::stream)
                    .forEach(fault -> faults.add(path + " at " + width + ": " + fault));
        }
        return faults;
    }

    private static List<String> violations(Page page, boolean colours) {
        return colours ? Accessibility.violations(page) : Accessibility.violationsBesideColours(page);
    }

    private static List<String> sideways(Page page) {
        var sideways = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return sideways.equals(0) ? List.of() : List.of("scrolls sideways by " + sideways);
    }

    private static Page open(List<String> complaints) {
        var page = browser.open(DESKTOP, 860, true, complaints);
        page.setDefaultTimeout(20_000);
        page.onResponse(answer -> {
            if (answer.status() >= 400) {
                complaints.add(answer.status() + " for " + answer.url() + " on " + page.url());
            }
        });
        page.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        return page;
    }

    private static List<String> whenSignedIn() {
        return Stream.of(pages.forAnybody(), alsoForAnybody, pages.signedIn(), List.of("/@blocked"))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> ids(String sql) {
        return cruddur.database().texts(sql);
    }

    private static void hostilePeopleWrite() {
        var hostile = cruddur.user("hostile");
        var victim = cruddur.user("victim", "moderator");
        var stranger = cruddur.user("stranger");
        stranger.post("/api/users/@hostile/report", json("reason", BROKEN_OUT + ONE_WORD));
        hostile.put("/api/users/@victim/follow", "");
        victim.put("/api/users/@hostile/follow", "");
        for (var text : Stream.concat(HOSTILE.stream(), Stream.of("@victim #hostile " + BROKEN_OUT))
                .toList()) {
            hostile.post("/api/activities", json("message", text, "ttl", "1-day"));
            hostile.post("/api/messages", json("message", text, "handle", "victim"));
        }
        for (var uuid : cruddur.database().texts("SELECT uuid FROM public.activities WHERE message LIKE '%@victim%'")) {
            hostile.post("/api/activities/" + uuid + "/reply", json("message", BROKEN_OUT + ONE_WORD));
            hostile.put("/api/activities/" + uuid + "/like", "");
            victim.put("/api/activities/" + uuid + "/bookmark", "");
        }
        victim.post("/api/activities", json("message", "mine", "ttl", "30-days"));
        for (var handle : List.of("wide", "blocked")) {
            var other = cruddur.user(handle);
            other.put("/api/profile/update", json("display_name", "W".repeat(100), "bio", "W".repeat(160)));
            other.post("/api/activities", json("message", RIGHT_TO_LEFT, "ttl", "1-hour"));
            other.put("/api/users/@hostile/follow", "");
            hostile.put("/api/users/@" + handle + "/follow", "");
        }
        victim.put("/api/users/@blocked/block", "");
        victim.put("/api/users/@wide/mute", "");
        hostile.put("/api/profile/update", json("display_name", BROKEN_OUT, "bio", SCRIPT + RIGHT_TO_LEFT));
    }

    private static String json(String... pairs) {
        var node = new ObjectMapper().createObjectNode();
        for (var index = 0; index < pairs.length; index += 2) {
            node.put(pairs[index], pairs[index + 1]);
        }
        return node.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
