package com.cruddur.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other services show of a link to a post. */
class LinkPreviewTest {

    private static final Pattern HEAD = Pattern.compile("<head>(.*)</head>", Pattern.DOTALL);

    private Cruddur cruddur;
    private Actor bayko;
    private String path;

    @BeforeEach
    void start() {
        cruddur = Cruddur.shared();
        bayko = cruddur.user("bayko");
        cruddur.database().execute("UPDATE public.users SET display_name = 'Bay \"<ko>'");
        var post = Actor.json(
                bayko.post("/api/activities", "{\"message\": \"For \\\"now\\\" <only> #cloud\", \"ttl\": \"1-day\"}"));
        path = "/@bayko/status/" + post.get("uuid").asString();
    }

    @AfterEach
    void stop() {
        cruddur.close();
    }

    @Test
    void aPreviewNamesTheAuthorAndNotTheText() {
        assertThat(head(cruddur.anonymous()))
                .contains("<meta property=\"og:title\" content=\"A post by Bay &#34;&lt;ko> on Cruddur\">")
                .contains("<meta property=\"og:url\" content=\"" + cruddur.url() + path + "\">")
                .contains("<meta name=\"twitter:card\" content=\"summary\">")
                .containsPattern(
                        "<meta property=\"og:image\" content=\"" + cruddur.url() + "/assets/\\w+/icon-512.png\">")
                .contains("property=\"og:description\"")
                .doesNotContain("now");
    }

    @Test
    void aPreviewHasTheTextWhereItsAuthorAllowsThat() {
        update("{\"display_name\": \"Bayko\", \"link_previews\": true}");
        assertThat(head(cruddur.anonymous()))
                .contains("<meta property=\"og:description\" content=\"For &#34;now&#34; &lt;only> #cloud\">");
        assertThat(bayko.json("/api/account").get("link_previews").asBoolean()).isTrue();
        assertThat(bayko.json("/api/account/export")
                        .at("/account/link_previews")
                        .asBoolean())
                .isTrue();
        assertThat(bayko.get("/settings").body()).contains("name=\"link_previews\" value=\"true\" checked");

        update("{\"display_name\": \"Bayko\"}");
        assertThat(bayko.json("/api/account").get("link_previews").asBoolean())
                .as("stays as it is when it is missing")
                .isTrue();
    }

    @Test
    void theFormOfTheSettingsGivesConsentAndTakesItBack() {
        sendForm("display_name=Bayko&link_previews=true");
        assertThat(head(cruddur.anonymous())).contains("For &#34;now");

        sendForm("display_name=Bayko");
        assertThat(head(cruddur.anonymous())).doesNotContain("now");
        assertThat(bayko.get("/settings").body()).contains("name=\"link_previews\" value=\"true\" aria");
    }

    @Test
    void nothingOfAPostThatIsOverIsInAPreview() {
        update("{\"display_name\": \"Bayko\", \"link_previews\": true}");
        cruddur.database().execute("UPDATE public.activities SET expires_at = now() - interval '1 second'");

        var page = cruddur.anonymous().get(path, "Accept", "text/html");

        assertThat(page.statusCode()).isIn(404, 410);
        assertThat(page.body()).doesNotContain("now&#34;").doesNotContain("og:");
    }

    @Test
    void whoIsSignedInGetsNoPreview() {
        assertThat(head(cruddur.user("reader"))).doesNotContain("og:");
    }

    private String head(Actor reader) {
        var head = HEAD.matcher(reader.get(path).body());
        assertThat(head.find()).isTrue();
        return head.group(1);
    }

    private void update(String body) {
        assertThat(bayko.put("/api/profile/update", body).statusCode()).isEqualTo(200);
    }

    private void sendForm(String form) {
        assertThat(bayko.post("/settings", form, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(303);
    }
}
