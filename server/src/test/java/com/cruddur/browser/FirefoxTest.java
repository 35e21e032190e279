package com.cruddur.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Await;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.Firefox;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The main journey in a real Firefox; everything else is tested in Chromium. */
class FirefoxTest {

    /** The code of every sign-up is 12345678. */
    private static final String KNOWN_CODE = """
            CREATE FUNCTION public.known_code() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN NEW.code_hash := sha256('12345678'); RETURN NEW; END $$;
            CREATE TRIGGER known_code BEFORE INSERT OR UPDATE ON public.sign_ups
                FOR EACH ROW EXECUTE FUNCTION public.known_code();
            """;

    @Test
    void joiningPostingLikingAnsweringAndLeaving() {
        try (var cruddur = Cruddur.start();
                var firefox = new Firefox()) {
            cruddur.database().execute(KNOWN_CODE);
            join(firefox, cruddur);

            firefox.fill("What is on your mind?", "Lit in Firefox #fuse");
            firefox.click("button", "Crud");
            firefox.await("document.querySelector('#feed .post .message')?.textContent === 'Lit in Firefox #fuse'");

            firefox.click("button", "Like");
            firefox.await("document.querySelector('button.like').getAttribute('aria-pressed') === 'true'");
            firefox.await("document.querySelector('button.like .count').textContent === '1'");
            Await.until( // the page shows a like before the server has it
                    "the like",
                    Duration.ofSeconds(10),
                    () -> cruddur.database()
                            .texts("SELECT likes_count::text FROM public.activities")
                            .equals(List.of("1")));

            firefox.click("link", "Reply");
            firefox.fill("Your reply", "And an answer");
            firefox.click("button", "Reply");
            firefox.await("document.querySelector('#thread-replies .message')?.textContent === 'And an answer'");

            firefox.evaluate("document.querySelector('.opened').dataset.expires"
                    + " = new Date(Date.now() + 1500).toISOString()");
            firefox.await("document.querySelector('#thread').innerText.includes(\"This post's time is over.\")");
            assertThat(firefox.evaluate("document.body.innerText.includes('Lit in Firefox')")
                            .path("value")
                            .asBoolean())
                    .isFalse();

            firefox.evaluate("document.querySelector('.more summary').click()");
            firefox.click("button", "Sign out");
            firefox.await("document.querySelector('.navigation').innerText.includes('Sign in')");
        }
    }

    private static void join(Firefox firefox, Cruddur cruddur) {
        firefox.open(cruddur.url() + "/sign-up");
        firefox.fill("Your name", "Ada");
        firefox.fill("Handle", "ada");
        firefox.fill("E-mail address", "ada@example.com");
        firefox.fill("Password", "correct horse");
        firefox.click("button", "Join");
        firefox.fill("Code", "12345678");
        firefox.click("button", "Confirm and sign in");
        firefox.await("document.body.dataset.viewer === 'ada'");
    }
}
