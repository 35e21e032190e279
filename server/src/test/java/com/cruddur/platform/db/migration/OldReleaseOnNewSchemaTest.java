package com.cruddur.platform.db.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.platform.db.sql.Connections;
import com.cruddur.platform.db.sql.StatementText;
import com.cruddur.testing.Shell;
import com.cruddur.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an earlier version asks and writes still fits the schema of this one, since both run during a deployment. The
 * earlier versions are those that git knows: the commit before this, the one before the newest migration, and the last
 * release.
 */
class OldReleaseOnNewSchemaTest {

    private static final Path CHECKOUT = Path.of(System.getProperty("checkout"));
    private static final String QUERIES = "server/src/main/resources/com/cruddur";

    @Test
    void everyStatementOfEarlierVersionsCanBePrepared(@TempDir Path directory) throws Exception {
        var softly = new SoftAssertions();
        try (var database = TestDatabase.migrated();
                var connection = database.url().connect("cruddur-test")) {
            for (var revision : revisions()) {
                var sources = Files.createDirectory(directory.resolve(revision));
                var changed = changed(revision, sources);
                var staging = sources.resolve(QUERIES).resolve("adoption/staging.sql"); // the temporary tables of adopt
                if (Files.exists(staging)) {
                    Connections.execute(connection, Files.readString(staging).replace("ON COMMIT DROP", ""));
                }
                System.out.println(revision + ": " + changed.size() + " statements that are others now");
                for (var file : changed.entrySet()) {
                    softly.assertThatCode(() -> {
                                try (var statement = connection.prepareStatement(file.getValue())) {
                                    statement.getParameterMetaData();
                                }
                            })
                            .as("%s of %s", file.getKey(), revision)
                            .doesNotThrowAnyException();
                }
                Connections.execute(connection, "DISCARD TEMP");
            }
        }
        softly.assertAll();
    }

    /** Proves that the test above would see it. */
    @Test
    void aColumnThatIsGoneWouldBeSeen() throws SQLException {
        try (var database = TestDatabase.migrated()) {
            database.execute("ALTER TABLE public.users DROP COLUMN bio CASCADE");
            try (var connection = database.url().connect("cruddur-test");
                    var statement = connection.prepareStatement("SELECT bio FROM public.users WHERE uuid = ?")) {
                assertThat(org.assertj.core.api.Assertions.catchThrowable(statement::getParameterMetaData))
                        .hasMessageContaining("bio");
            }
        }
    }

    /** The commits to look at, each once. Without git there is no earlier version here, and nothing to look at. */
    private static Set<String> revisions() throws IOException {
        var revisions = new LinkedHashSet<String>();
        if (!Files.exists(CHECKOUT.resolve(".git"))) {
            return revisions;
        }
        if (git("rev-parse", "--is-shallow-repository").equals("true")) {
            git("fetch", "--quiet", "--unshallow");
        }
        var commits = Integer.parseInt(git("rev-list", "--count", "HEAD"));
        if (commits > 1) {
            revisions.add(git("rev-parse", "HEAD~1"));
            revisions.add(beforeTheNewestMigration());
        }
        var tag = lines(git("tag", "--list", "v*", "--merged", "HEAD", "--sort=-version:refname"));
        tag.stream().findFirst().ifPresent(newest -> revisions.add(git("rev-parse", newest + "^{commit}")));
        return revisions;
    }

    private static String beforeTheNewestMigration() {
        var newest = MigrationScript.all().getLast().name();
        var added = git(
                "log",
                "-1",
                "--diff-filter=A",
                "--format=%H",
                "--",
                "server/src/main/resources/db/migration/" + newest);
        return git("rev-parse", added.isEmpty() ? "HEAD" : added + "^");
    }

    /**
     * The statements of {@code revision}, with what they include, that are not word for word those of now, by their
     * files: {@code <feature>/<Interface>Sql/<method>.sql}, as the files that are included have no interface.
     */
    private static Map<String, String> changed(String revision, Path directory) throws IOException {
        var archive = directory.resolve("queries.tar");
        git("archive", "--output=" + archive, revision, QUERIES);
        run("tar", "-xf", archive.toString(), "-C", directory.toString());
        var then = directory.resolve(QUERIES);
        var now = CHECKOUT.resolve(QUERIES);
        var changed = new TreeMap<String, String>();
        try (var files = Files.walk(then)) {
            for (var file : files.map(then::relativize).map(Path::toString).toList()) {
                if (file.endsWith(".sql") && file.contains("Sql/")) {
                    var sql = statement(then, file);
                    if (!Files.exists(now.resolve(file))
                            || !statement(now, file).equals(sql)) {
                        changed.put(file, sql);
                    }
                }
            }
        }
        return changed;
    }

    private static String statement(Path queries, String file) {
        return StatementText.prepared(file, path -> {
            try {
                return Files.readString(queries.resolve(path));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String git(String... arguments) {
        var command = new ArrayList<>(List.of("git", "-c", "safe.directory=*"));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    private static String run(String... command) {
        var outcome = Shell.run(command);
        assertThat(outcome.exitCode())
                .as("%s%n%s", List.of(command), outcome.output())
                .isZero();
        return outcome.output().strip();
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
