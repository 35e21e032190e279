package com.cruddur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.DebianPostgres;
import com.cruddur.testing.InProcessCommand;
import com.cruddur.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an operator sees of a running service. */
@Timeout(120)
class TopCommandTest {

    @Test
    void itShowsTheServiceAndTheStatementsThatMigrateLetsPostgresCount() throws IOException {
        try (var server = DebianPostgres.primary(
                "127.0.0.77", Map.of("shared_preload_libraries", "pg_stat_statements"), Map.of())) {
            var migrated = InProcessCommand.run(TestDatabase.settings(server.url()), "migrate");
            assertThat(migrated.exitCode()).as(migrated.all()).isZero();
            assertThat(migrated.output()).contains("pg_stat_statements shows the cost of each statement.");
            assertThat(InProcessCommand.run(TestDatabase.settings(server.url()), "migrate")
                            .output())
                    .doesNotContain("pg_stat_statements");
            var settings = new HashMap<>(Map.of("DATABASE_READER_URL", "postgresql://127.0.0.1:1"));
            try (var cruddur = Cruddur.startOn(server.database(), settings)) {
                for (var request = 0; request < 5; request++) {
                    cruddur.anonymous().get("/api/activities/home");
                }
                cruddur.user("ada").post("/api/activities", "{\"message\": \"one\", \"ttl\": \"1-day\"}");
                cruddur.user("ada").get("/");

                var shown = InProcessCommand.run(
                        TestDatabase.settings(server.url()),
                        "top",
                        "--once",
                        "--interval",
                        "0.1",
                        "--url",
                        cruddur.url());

                assertThat(shown.exitCode()).as(shown.all()).isZero();
                assertThat(shown.output().lines())
                        .anyMatch(line -> line.matches("database   up, pool \\d of 12 in use, 0 wait, .*"))
                        .anyMatch(line -> line.matches("replica    127\\.0\\.0\\.1:1 is NOT read, .*"))
                        .anyMatch(line -> line.startsWith("sweeper    up, lag "))
                        .anyMatch(line -> line.startsWith("streams    up, 0 clients, "))
                        .anyMatch(line -> line.matches("GET /api/activities/home +5 +\\d+\\.\\d ms"))
                        .anyMatch(line -> line.matches("Most expensive statements +calls .*"))
                        .anyMatch(line -> line.matches("CREATE .* \\d+ +\\d+\\.\\d ms +\\d+ %"));
                Files.writeString(Path.of("target", "top.txt"), shown.output()); // the document shows such a screen
                assertThat(shape(documented())).isEqualTo(shape(shown.output()));
                assertServingRoleSeesItsStatements(server, cruddur.url());
            }
        }
    }

    /** It may not read those of the owner, which are no lines then. */
    private static void assertServingRoleSeesItsStatements(DebianPostgres server, String service) {
        server.execute("CREATE ROLE app LOGIN PASSWORD 's3cret'");
        var granted = InProcessCommand.run(TestDatabase.settings(server.url()), "migrate", "--grant", "app");
        assertThat(granted.exitCode()).as(granted.all()).isZero();
        var owner = server.url();
        var app = new DatabaseUrl(owner.hosts(), owner.database(), "app", "s3cret", owner.parameters());

        var shown = InProcessCommand.run(
                TestDatabase.settings(app), "top", "--once", "--interval", "0.1", "--url", service);

        assertThat(shown.output()).contains("Most expensive statements").doesNotContain("insufficient privilege");
    }

    /** The screen in docs/operations.md. */
    private static String documented() throws IOException {
        var document = Files.readString(Path.of(System.getProperty("checkout"), "docs/operations.md"));
        var begin = document.indexOf("\nCruddur ", document.indexOf("### `./cruddur top`")) + 1;
        return document.substring(begin, document.indexOf("\n```", begin));
    }

    /** The lines of a screen with a sign for each value, and of the two tables the headings alone. */
    private static List<String> shape(String screen) {
        return screen.lines()
                .filter(line -> line.matches("(?!GET|POST|PUT|DELETE|HEAD)[A-Za-z]+ .*:? .*|(Busiest|Most) .*"))
                .filter(line -> !line.matches(".* \\d+ %"))
                .map(line -> line.replaceFirst("^Cruddur \\S+", "Cruddur VERSION")
                        .replaceAll("http://\\S+,", "URL,")
                        .replaceAll("\\S+ is (NOT )?read", "NAME is read")
                        .replaceAll("\\b(up|DOWN),", "STATE,")
                        .replaceAll("more than 2 s|[–0-9][0-9.]* ms", "TIME")
                        .replaceAll("[–0-9]\\S*[0-9]|[–0-9]", "#"))
                .toList();
    }

    @Test
    void withoutAServiceItSaysHowToNameOne() {
        try (var database = TestDatabase.migrated()) {
            var refused = InProcessCommand.run(
                    TestDatabase.settings(database.url()), "top", "--once", "--url", "http://127.0.0.1:1");

            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.errorLines())
                    .singleElement()
                    .asString()
                    .contains("No service answers http://127.0.0.1:1/metrics", "--url");
        }
    }
}
