package com.cruddur.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.platform.db.migration.EarlierSchema;
import com.cruddur.testing.Cruddur;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A new release reads on the schema that the one before left, so that a migration may wait while people go on. */
class NewReleaseOnOldSchemaTest {

    private static Cruddur cruddur;

    @BeforeAll
    static void start() {
        cruddur = Cruddur.startOn(EarlierSchema.create());
    }

    @AfterAll
    static void stop() {
        cruddur.close();
    }

    @Test
    void itIsNotReadyAndNamesTheMigrationThatIsMissing() {
        var response = cruddur.anonymous().get("/health/ready");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).contains("lacks migration " + EarlierSchema.newest());
    }

    /** Where readers need the newest migration by nature, being not ready is all that has to hold; nobody is sent there. */
    @Test
    void everyRouteThatReadsAnswers() {
        var softly = new SoftAssertions();
        var fixtures = new MatrixFixtures(cruddur);
        fixtures.reset();
        var patterns = cruddur.routes().stream()
                .filter(route -> route.startsWith("GET "))
                .map(route -> route.substring("GET ".length()))
                .filter(pattern -> !pattern.equals("/api/stream") && !pattern.equals("/health/ready"))
                .filter(_ -> EarlierSchema.isEnoughToRead())
                .toList();
        for (var column : new String[] {"anonymous", "owner", "admin"}) {
            var actor = fixtures.actor(column);
            for (var pattern : patterns) {
                softly.assertThat(actor.get(fixtures.path(pattern)).statusCode())
                        .as("%s as %s", pattern, column)
                        .isLessThan(500);
            }
        }
        softly.assertAll();
    }
}
