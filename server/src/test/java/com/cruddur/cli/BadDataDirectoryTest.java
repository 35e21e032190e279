package com.cruddur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.CruddurProcess;
import com.cruddur.testing.InProcessCommand;
import com.cruddur.testing.TemporaryDataDirectory;
import com.cruddur.testing.Troubleshooting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A data directory that cannot be used: one line says why, as docs/troubleshooting.md shows it, and it stays as it was. */
@Timeout(120)
class BadDataDirectoryTest {

    private static final String SECTION = "The data directory";
    private static final Set<String> SEEN = new HashSet<>();

    @TempDir
    private Path temporary;

    @AfterAll
    static void everyMessageOfTheDocumentWasSeen() {
        SEEN.add("A second server on the directory"); // ServeProcessTest has one at hand
        assertThat(SEEN).isEqualTo(Troubleshooting.section(SECTION).keySet());
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        var file = Files.writeString(temporary.resolve("file"), "precious");

        assertTold("A file for a directory", new TemporaryDataDirectory(file));

        assertThat(file).hasContent("precious");
    }

    @Test
    void aPostgresServersOwnDirectoryIsLeftAlone() {
        var directory = new TemporaryDataDirectory(temporary);
        directory.write("PG_VERSION", "18\n");
        directory.write("base/1/1259", "precious");

        assertUnchanged("A PostgreSQL server's own directory", directory);
    }

    @Test
    void dataOfAnotherMajorVersionIsLeftAlone() {
        var directory = new TemporaryDataDirectory(temporary);
        directory.write("database/PG_VERSION", "15\n");
        directory.write("database/base/1/1259", "precious");

        assertUnchanged("Data of another major version", directory);
    }

    @Test
    void aReadOnlyDirectoryIsToldInOneLine() {
        var directory = new TemporaryDataDirectory(temporary);
        try (var cruddur = serveIn(directory, "mount -t tmpfs -o ro tmpfs \"$0\" && exec \"$@\"")) {
            Troubleshooting.assertTold(message("A read-only directory"), cruddur.awaitEnd());
        }
    }

    /** Full while the programs are unpacked, then while initdb runs. */
    @Test
    void aFullDiskIsToldAndOnceThereIsSpaceItServes() {
        var directory = new TemporaryDataDirectory(temporary);
        var script = """
                mount -t tmpfs -o size=400m tmpfs "$0" || exit
                for free in 16 60; do
                  head -c $((400 - free))M /dev/zero >"$0/filler"
                  "$@"
                  echo "exit code $?" >&2
                done
                rm "$0/filler" && exec "$@"
                """;
        try (var cruddur = serveIn(directory, script)) {
            assertThat(cruddur.anonymous().json("/api/activities/home").size()).isEqualTo(1);
            cruddur.signal("TERM");

            var outcome = cruddur.awaitEnd();
            var told = outcome.errorLines();
            assertThat(told).hasSize(4);
            assertThat(List.of(told.get(1), told.get(3))).containsOnly("exit code 1");
            assertThat(List.of(told.get(0), told.get(2)))
                    .allSatisfy(line -> assertThat(line).matches(message("A full disk")));
            assertThat(outcome.exitCode()).isEqualTo(143);
            Troubleshooting.assertDiscreet(outcome);
        }
    }

    private static void assertTold(String mistake, TemporaryDataDirectory directory) {
        Troubleshooting.assertTold(message(mistake), InProcessCommand.run(directory.settings(), "serve"));
    }

    private static void assertUnchanged(String mistake, TemporaryDataDirectory directory) {
        var before = directory.snapshot();
        assertTold(mistake, directory);
        assertThat(directory.snapshot()).isEqualTo(before);
    }

    private static Pattern message(String mistake) {
        SEEN.add(mistake);
        return Objects.requireNonNull(Troubleshooting.section(SECTION).get(mistake), mistake);
    }

    /** Serves from a {@code script} that may mount what it likes: nobody else sees it, and it ends with the script. */
    private static CruddurProcess serveIn(TemporaryDataDirectory directory, String script) {
        var prefix = new ArrayList<>(List.of("unshare", "--mount"));
        if (!System.getProperty("user.name").equals("root")) {
            prefix.addAll(List.of("--user", "--map-root-user"));
        }
        prefix.addAll(List.of("sh", "-c", script, directory.path().toString()));
        return CruddurProcess.startBehind(prefix, CruddurProcess.classPath(), directory.settings(), "serve");
    }
}
