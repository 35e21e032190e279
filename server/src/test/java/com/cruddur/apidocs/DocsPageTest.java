package com.cruddur.apidocs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Accessibility;
import com.cruddur.testing.Actor;
import com.cruddur.testing.Browser;
import com.cruddur.testing.Contract;
import com.cruddur.testing.Cruddur;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The API's description is served by the service itself, for machines and for people. */
class DocsPageTest {

    private static Cruddur cruddur;

    @BeforeAll
    static void start() {
        cruddur = Cruddur.start();
    }

    @AfterAll
    static void stop() {
        cruddur.close();
    }

    private static String written() throws IOException {
        return Files.readString(Path.of(System.getProperty("checkout"), "docs", "openapi.yaml"));
    }

    @Test
    void machinesGetTheDocumentAsItIsWritten() throws IOException {
        var response = cruddur.anonymous().get("/api/openapi.yaml");

        assertThat(response.body()).isEqualTo(written());
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/yaml");
        assertThat(cruddur.anonymous()
                        .get(
                                "/api/openapi.yaml",
                                "If-None-Match",
                                response.headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void theJsonIsTheSameDocument() throws IOException {
        assertThat(Actor.json(cruddur.anonymous().get("/api/openapi.json")))
                .isEqualTo(YAMLMapper.shared().readTree(written()));
    }

    @Test
    void thePageTellsEveryOperationAndItsLinksLeadSomewhere() {
        var page = cruddur.anonymous().get("/docs").body();

        for (var operation : Contract.instance().operations()) {
            assertThat(page).contains("<code>" + operation + "</code>");
        }
        var anchors = page.split("href=\"#", -1);
        assertThat(anchors.length).isGreaterThan(10);
        for (var i = 1; i < anchors.length; i++) {
            assertThat(page).contains("id=\"" + anchors[i].substring(0, anchors[i].indexOf('"')) + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 1280})
    void thePageIsAccessibleAndFitsTheScreen(int width) {
        try (var browser = new Browser()) {
            var complaints = new ArrayList<String>();
            var page = browser.open(width, 900, true, complaints);
            page.navigate(cruddur.url() + "/docs");

            assertThat(page.getByRole(AriaRole.ARTICLE).count()).isGreaterThan(5);
            // Its colours are the same at every width, and axe takes ten seconds for them.
            assertThat(width < 1280 ? Accessibility.violationsBesideColours(page) : Accessibility.violations(page))
                    .isEmpty();
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(width);
            assertThat(complaints).isEmpty();
        }
    }
}
