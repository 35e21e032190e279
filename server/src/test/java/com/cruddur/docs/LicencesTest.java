package com.cruddur.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The software bill of materials in the jar lists every library that ships, each under a licence that we accept. */
class LicencesTest {

    /** They allow use and distribution beside code under Apache-2.0; of several that a library offers, one is enough. */
    private static final Set<String> ACCEPTED = Set.of(
            "0BSD",
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "BSD-4-Clause", // TwelveMonkeys names it for its text of three clauses
            "CC0-1.0",
            "EPL-2.0",
            "MIT",
            "MIT-0",
            "Unicode-3.0");

    @Test
    void everyLibraryHasAnAcceptedLicence() throws IOException {
        var components = components();

        assertThat(components)
                .hasSizeGreaterThan(50)
                .allSatisfy(component -> assertThat(licences(component))
                        .as(component.get("purl").asString())
                        .containsAnyElementsOf(ACCEPTED));
    }

    @Test
    void theListIsOfWhatShipsAndNotOfWhatTests() throws IOException {
        assertThat(components().stream().map(component -> component.get("name").asString()))
                .contains("jetty-server", "postgresql", "opentelemetry-exporter-otlp", "angus-mail")
                .doesNotContain("greenmail", "junit-jupiter", "archunit");
    }

    private static List<JsonNode> components() throws IOException {
        try (InputStream list = LicencesTest.class.getResourceAsStream("/META-INF/sbom/cruddur.cdx.json")) {
            var text = new String(list.readAllBytes(), StandardCharsets.UTF_8);
            return JsonMapper.shared()
                    .readTree(text)
                    .get("components")
                    .valueStream()
                    .toList();
        }
    }

    private static List<String> licences(JsonNode component) {
        return component
                .path("licenses")
                .valueStream()
                .map(licence -> licence.at("/license/id")
                        .asString(licence.path("expression").asString("")))
                .toList();
    }
}
