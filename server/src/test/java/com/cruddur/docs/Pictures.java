package com.cruddur.docs;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.cruddur.testing.Browser;
import com.cruddur.testing.Cruddur;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Takes the pictures of the documents anew: {@code ./cruddur test -pl server -Dtest=Pictures}. */
class Pictures {

    private static final int PHONE = 390;

    private static final String PEOPLE = """
        INSERT INTO public.users (display_name, handle, email) VALUES
            ('Ada Okafor', 'ada', 'ada@example.com'),
            ('Bayko Lindqvist', 'bayko', 'bayko@example.com'),
            ('Noor Rahmani', 'noor', 'noor@example.com'),
            ('José Álvarez', 'jose', 'jose@example.com'),
            ('Μαρία', 'maria', 'maria@example.com')
        """;

    private static final String POSTS = """
        INSERT INTO public.activities (user_uuid, message, created_at, expires_at)
        SELECT users.uuid, post.message, now() - post.age, now() + post.rest
        FROM (VALUES
            ('noor', 'The bakery on Alder Street has two trays of #cardamom buns left. They close at six.',
                interval '4 minutes', interval '52 minutes'),
            ('jose', 'Anyone at the #observatory tonight? The clouds leave at ten, and I bring the small telescope.',
                interval '26 minutes', interval '5 hours 30 minutes'),
            ('maria', 'Απόψε έχει πυροτεχνήματα στο λιμάνι! #λιμάνι', interval '50 minutes', interval '3 hours'),
            ('bayko', 'Lost: one grey glove, tram 7. If you found its twin lonely, write to me.',
                interval '3 hours', interval '21 hours'),
            ('ada', 'Reading group moves to Thursday, @noor brings the tea. #books',
                interval '9 hours', interval '3 days'),
            ('noor', 'Three weeks of rain in one afternoon. The cellar is an #aquarium now.',
                interval '1 day', interval '6 days')
        ) AS post (handle, message, age, rest)
        JOIN public.users USING (handle);
        INSERT INTO public.activity_hashtags (activity_uuid, hashtag, created_at)
        SELECT uuid, found[1], created_at FROM public.activities, regexp_matches(message, '#(\\w+)', 'g') AS found
        """;

    /** Lets everything on a page end then, as if it had been rendered so. */
    private static final String END =
            "end => document.querySelectorAll('[data-expires]').forEach(post => post.dataset.expires = new Date(end).toISOString())";

    private Cruddur cruddur;
    private Browser browser;

    @BeforeEach
    void start() {
        cruddur = Cruddur.start();
        browser = new Browser();
        cruddur.database().execute(PEOPLE);
    }

    @AfterEach
    void stop() {
        browser.close();
        cruddur.close();
    }

    @Test
    void home() {
        cruddur.database().execute(POSTS);
        var ada = cruddur.user("ada");
        for (var liked : cruddur.database()
                .texts(
                        "SELECT uuid FROM public.activities WHERE message LIKE '%observatory%' OR message LIKE '%glove%'")) {
            ada.put("/api/activities/" + liked + "/like", "");
            cruddur.user("maria").put("/api/activities/" + liked + "/like", "");
        }
        var desktop = signedIn("ada", 1280, 800);
        desktop.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        desktop.navigate(cruddur.url());
        save(desktop, "home.png");

        var phones = new ArrayList<byte[]>();
        for (var scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            var phone = signedIn("ada", PHONE, 780);
            phone.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            phone.navigate(cruddur.url());
            phones.add(phone.screenshot());
        }
        strip("phone.png", phones, List.of("Dark, as the system wishes", "Light"));
    }

    @Test
    void film() {
        var frames = new ArrayList<byte[]>();

        var mira = browser.open(PHONE, 640, true, new ArrayList<>());
        mira.navigate(cruddur.url() + "/sign-up");
        mira.getByLabel("Your name").fill("Mira");
        mira.getByLabel("Handle").fill("mira");
        mira.getByLabel("E-mail address").fill("mira@example.com");
        mira.getByLabel("Password").fill("correct horse");
        frames.add(mira.screenshot());
        press(mira.locator("body"), "Join");
        cruddur.database().execute("UPDATE public.sign_ups SET code_hash = sha256('12345678')");
        mira.getByLabel("Code").fill("1234 5678");
        press(mira.locator("body"), "Confirm and sign in");

        mira.getByLabel("What is on your mind?").first().fill("Soup for everybody who is still at the lake! #soup");
        mira.getByLabel("Lives for").first().selectOption("1-hour");
        frames.add(mira.screenshot());

        var bayko = signedIn("bayko", PHONE, 640);
        bayko.navigate(cruddur.url());
        press(mira.getByRole(AriaRole.MAIN), "Crud");
        var pill = bayko.getByText("1 new");
        pill.waitFor();
        frames.add(bayko.screenshot());
        mira.getByRole(AriaRole.ARTICLE).first().locator(".permalink").click();
        pill.click();
        var post = bayko.getByRole(AriaRole.ARTICLE).first();
        post.locator(".action.like").click();
        post.locator(".permalink").click();
        bayko.getByLabel("Your reply").fill("On my way. Save me a bowl!");
        press(bayko.locator("#reply-form"), "Reply");
        assertThat(bayko.getByText("On my way.").first()).isVisible();
        bayko.getByText("Sent.").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        frames.add(bayko.screenshot());
        bayko.navigate(cruddur.url());

        assertThat(mira.locator(".action.like .count").first()).hasText("1");
        assertThat(mira.getByText("On my way.")).isVisible();
        frames.add(mira.screenshot());

        var end = System.currentTimeMillis() + 4_000;
        mira.evaluate(END, (double) end);
        bayko.evaluate(END, (double) end);
        mira.waitForTimeout((double) (end - System.currentTimeMillis() + 150));
        frames.add(mira.screenshot());
        mira.waitForCondition(() -> mira.getByRole(AriaRole.ARTICLE).count() == 0);
        frames.add(mira.screenshot());
        bayko.waitForCondition(() -> bayko.getByRole(AriaRole.ARTICLE).count() == 0);
        frames.add(bayko.screenshot());

        strip(
                "film.png",
                frames,
                List.of(
                        "Mira joins",
                        "writes for one hour",
                        "Bayko sees it live",
                        "likes and replies",
                        "Mira sees that live",
                        "the hour is over",
                        "gone from her window",
                        "and from his"));
    }

    private Page signedIn(String handle, int width, int height) {
        var page = browser.open(width, height, true, new ArrayList<>());
        Browser.signIn(page.context(), cruddur, handle);
        return page;
    }

    private static void press(Locator within, String button) {
        within.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** Writes a picture of {@code frames} beside each other, four in a row, each with its caption below. */
    private void strip(String file, List<byte[]> frames, List<String> captions) {
        var figures = new ArrayList<String>();
        for (var index = 0; index < frames.size(); index++) {
            figures.add("<figure><img src='data:image/png;base64,%s'><figcaption>%s</figcaption></figure>"
                    .formatted(Base64.getEncoder().encodeToString(frames.get(index)), captions.get(index)));
        }
        var columns = Math.min(4, frames.size());
        var page = browser.open(columns * 300 + 20, 200, false, new ArrayList<>());
        page.setContent("""
            <style>
              body { margin: 10px; display: grid; grid-template-columns: repeat(COLUMNS, 280px); gap: 20px; background: #fff }
              figure { margin: 0; font: 15px sans-serif; text-align: center; color: #222 }
              img { width: 280px; border: 1px solid #888; border-radius: 10px; display: block; margin-bottom: 6px }
            </style>""".replace("COLUMNS", Integer.toString(columns)) + String.join("", figures));
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Program.CHECKOUT.resolve("docs").resolve(file)));
    }

    private static void save(Page page, String file) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Program.CHECKOUT.resolve("docs").resolve(file)));
    }
}
