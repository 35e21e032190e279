package com.cruddur.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Contract;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.Operation;
import com.cruddur.testing.Shell;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code docs/openapi.yaml} describes the service that runs, no more and no less. */
class OpenApiTest {

    private static final Path DOCS = Path.of(System.getProperty("checkout"), "docs");
    private static final JsonNode DOCUMENT = new YAMLMapper().readTree(DOCS.resolve("openapi.yaml"));

    /** What only who is signed in is told. */
    private static final List<String> OWN = List.of("liked", "reposted", "bookmarked");

    @Test
    void everyRouteIsDocumentedAndEveryDocumentedOneIsThere() {
        try (var cruddur = Cruddur.shared()) {
            assertThat(cruddur.apiRoutes())
                    .containsExactlyInAnyOrderElementsOf(Contract.instance().operations().stream()
                            .map(Operation::toString)
                            .toList());
        }
    }

    @Test
    void anActivityIsAsDocumentedAndMirrorsItsTable() {
        var documented = DOCUMENT.at("/components/schemas/Activity/properties").propertyNames();
        try (var cruddur = Cruddur.shared()) {
            cruddur.database().addUser("bayko");
            cruddur.database().addActivity("bayko", "x", "1 minute");

            var forAnyone = cruddur.anonymous().json("/api/activities/home").get(0);
            assertThat(forAnyone.propertyNames())
                    .containsExactlyElementsOf(documented.stream()
                            .filter(name -> !OWN.contains(name))
                            .toList());
            var forBayko = cruddur.user("bayko").json("/api/activities/home").get(0);
            assertThat(forBayko.propertyNames()).containsExactlyElementsOf(documented);

            var columns = cruddur.database()
                    .texts("SELECT column_name FROM information_schema.columns WHERE table_name = 'activities'");
            assertThat(forAnyone.propertyNames())
                    .filteredOn(name -> !List.of("display_name", "handle").contains(name))
                    .containsExactlyInAnyOrderElementsOf(columns.stream()
                            .filter(name -> !name.equals("user_uuid"))
                            .toList());
        }
    }

    @Test
    void anOptionalPropertyOfARequestMayBeNull() {
        for (var operation : Contract.instance().operations()) {
            operation.requestSchema().ifPresent(schema -> {
                var required = schema.path("required").toString();
                schema.path("properties")
                        .propertyStream()
                        .filter(property -> !required.contains('"' + property.getKey() + '"'))
                        .forEach(property -> assertThat(operation
                                        .resolved(property.getValue())
                                        .path("type")
                                        .toString())
                                .as("%s, %s", operation, property.getKey())
                                .contains("\"null\""));
            });
        }
    }

    @Test
    void theLinterFindsNothing() {
        var outcome = Shell.run(
                "npx",
                "--yes",
                "@stoplight/spectral-cli@6.16.3",
                "lint",
                "--fail-severity=warn",
                "--ruleset=" + DOCS.resolve(".spectral.yaml"),
                DOCS.resolve("openapi.yaml").toString());

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("No results with a severity of 'warn' or higher found!");
    }
}
