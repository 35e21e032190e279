package com.cruddur.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.CookieBrowser;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.MailServer;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader's choice of a language counts for all pages and mails, and no cache mixes languages. */
class LanguagePagesTest {

    private static final String IN_ARABIC = "<html lang=\"ar\" dir=\"rtl\">";
    private static final String IN_ENGLISH = "<html lang=\"en\" dir=\"ltr\">";

    private Cruddur cruddur;

    @BeforeEach
    void share() {
        cruddur = Cruddur.shared();
    }

    @Test
    void aFormChoosesTheLanguageWithoutAScript() {
        var reader = new CookieBrowser(cruddur);
        assertThat(reader.get("/about").body()).contains(IN_ENGLISH, "lang=\"ar\">العربية</button>");

        var chosen = reader.form("/language", Map.of("language", "ar", "return_to", "/about"));

        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(chosen.headers().firstValue("Location")).contains("/about");
        assertThat(reader.get("/about").body()).contains(IN_ARABIC);
        reader.form("/language", Map.of("language", "en", "return_to", "/about"));
        assertThat(reader.get("/about").body()).contains(IN_ENGLISH);
    }

    @Test
    void anUnknownLanguageIsRefused() {
        var reader = new CookieBrowser(cruddur);

        assertThat(reader.form("/language", Map.of("language", "xx")).statusCode())
                .isEqualTo(422);
        assertThat(reader.has("cruddur_language")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xx", "", "../ar", "%00"})
    void aCookieWithRubbishCountsAsNone(String rubbish) {
        var sent = "cruddur_language=" + rubbish;

        assertThat(page("/", "Cookie", sent, "Accept-Language", "ar").body()).contains(IN_ARABIC);
        assertThat(page("/", "Cookie", sent).body()).contains(IN_ENGLISH);
    }

    @Test
    void theChoiceBeatsThePreferenceOfTheBrowser() {
        assertThat(page("/", "Cookie", "cruddur_language=en", "Accept-Language", "ar")
                        .body())
                .contains(IN_ENGLISH);
    }

    @Test
    void keptPagesAreKeptByLanguage() {
        cruddur.database().addUser("bayko");
        for (var path : new String[] {"/", "/@bayko"}) {
            for (var turn = 0; turn < 2; turn++) {
                assertThat(page(path, "Accept-Language", "ar").body()).contains(IN_ARABIC);
                assertThat(page(path, "Accept-Language", "en").body()).contains(IN_ENGLISH);
                assertThat(page(path, "Cookie", "cruddur_language=ar").body()).contains(IN_ARABIC);
            }
        }
    }

    @Test
    void cachesLearnOnWhatAPageDependsAndThatJsonDoesNot() {
        assertThat(vary(page("/about"))).contains("Accept-Language", "Cookie", "Accept-Encoding");
        assertThat(vary(page("/nothing"))).contains("Accept-Language", "Cookie");
        assertThat(vary(cruddur.anonymous().get("/api/activities/home"))).doesNotContain("Cookie");
        assertThat(cruddur.anonymous()
                        .get("/api/activities/home?cursor=damaged", "Accept-Language", "ar")
                        .body())
                .contains("The cursor is damaged");
    }

    /** The script of a page shows the detail of a refusal. */
    @Test
    void aRefusalThatAPageShowsIsInItsLanguage() {
        var path = "/activities/01a22bfe-8782-7209-8978-7fdb9b3e0f46/like";

        var refused = cruddur.user("bayko").post(path, "", "HX-Request", "true", "Accept-Language", "ar");

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).contains("لا يوجد مثل هذا المنشور");
    }

    @Test
    void mailsAreInTheLanguageOfWhoAsksForThem() throws Exception {
        try (var mails = MailServer.start();
                var ours = Cruddur.start(Map.copyOf(mails.settings()))) {
            var reader = new CookieBrowser(ours);
            reader.set("cruddur_language", "ar");
            reader.form(
                    "/sign-up",
                    Map.of(
                            "email",
                            "new@example.com",
                            "handle",
                            "new",
                            "display_name",
                            "New",
                            "password",
                            "correct horse"));

            var mail = mails.await("new@example.com", 1).getFirst();
            assertThat(mail.getSubject()).matches("رمزك في Cruddur هو \\d{8}");
            assertThat(mail.getContent().toString()).contains("باسم المستخدم @new", "وهو صالح لمدة 30 دقيقة");
        }
    }

    private HttpResponse<String> page(String path, String... headers) {
        return cruddur.anonymous().with("Accept", "text/html").get(path, headers);
    }

    private static String vary(HttpResponse<?> response) {
        return String.join(", ", response.headers().allValues("Vary"));
    }
}
