package com.cruddur.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.CruddurProcess;
import com.cruddur.testing.Shell;
import com.cruddur.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The last release and this version, each on the schema of the other: what a deployment is, and what putting the last
 * release back is. Before the first release (a tag {@code v…}) there is nothing to cross; this version stands in for it
 * then, so that the crossing itself is known to work when it is needed.
 */
class CrossedReleasesTest {

    private static final String POST = "{\"message\": \"Crossing\", \"ttl\": \"1-day\"}";

    @Test
    void thisVersionReadsOnTheSchemaOfTheLastRelease() {
        try (var database = TestDatabase.empty()) {
            run(lastRelease(), database, "migrate");
            database.addUser("bayko");
            database.addActivity("bayko", "Written before", "1 minute");

            try (var serving = serve(CruddurProcess.classPath(), database)) {
                assertThat(serving.anonymous().get("/api/activities/home").body())
                        .contains("Written before");
            }
        }
    }

    @Test
    void theLastReleaseReadsAndWritesOnTheSchemaOfThisVersion() {
        try (var database = TestDatabase.empty()) {
            run(CruddurProcess.classPath(), database, "migrate");
            var token = database.signIn("bayko");

            try (var serving = serve(lastRelease(), database)) {
                var bayko = serving.anonymous().with("Authorization", "Bearer " + token);
                assertThat(bayko.post("/api/activities", POST).statusCode()).isEqualTo(200);
                assertThat(bayko.get("/api/activities/home").body()).contains("Crossing");
                assertThat(bayko.get("/health/ready").statusCode()).isEqualTo(200);
            }
        }
    }

    private static void run(String classPath, TestDatabase database, String command) {
        try (var process = CruddurProcess.startBehind(List.of(), classPath, settings(database), command)) {
            var outcome = process.awaitEnd();
            assertThat(outcome.exitCode()).as(outcome.all()).isZero();
        }
    }

    private static CruddurProcess serve(String classPath, TestDatabase database) {
        var settings = new HashMap<>(settings(database));
        settings.put("PORT", "0");
        settings.put("MIGRATE_ON_START", "false");
        return CruddurProcess.startBehind(List.of(), classPath, settings, "serve");
    }

    private static Map<String, String> settings(TestDatabase database) {
        return Map.of("DATABASE_URL", database.connectionString(), "LOG_FORMAT", "text");
    }

    private static String lastRelease() {
        return lastTag().map(CrossedReleasesTest::built).orElseGet(CruddurProcess::classPath);
    }

    /** The newest release behind this commit; none before the first one, nor in an unpacked archive. */
    private static Optional<String> lastTag() {
        if (!Files.exists(Program.CHECKOUT.resolve(".git"))) {
            return Optional.empty();
        }
        return git("tag", "--list", "v*", "--merged", "HEAD", "--sort=-version:refname")
                .lines()
                .findFirst();
    }

    /** The jar of {@code tag}, built once by its own launcher in a work tree of its own. */
    private static String built(String tag) {
        var tree = Program.CHECKOUT.resolve("server/target/releases").resolve(tag);
        if (!Files.exists(tree)) {
            git("worktree", "prune");
            git("worktree", "add", "--detach", tree.toString(), tag);
        }
        Program.require("env", "-u", "CRUDDUR_TESTING", tree.resolve("cruddur").toString(), "version");
        return jar(tree).toString();
    }

    private static Path jar(Path tree) {
        return tree.resolve("server/target/cruddur.jar");
    }

    private static String git(String... arguments) {
        var command = new String[arguments.length + 3];
        command[0] = "git";
        command[1] = "-c";
        command[2] = "safe.directory=*";
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        var outcome = Shell.run(command);
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        return outcome.output().strip();
    }
}
