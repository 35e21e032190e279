package com.cruddur.docs;

import static com.cruddur.docs.Program.CHECKOUT;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shell scripts have none of the faults that shellcheck knows, and those of {@code bench/} say what they do. */
class ScriptsTest {

    static List<String> programs() throws IOException {
        try (var files = Files.list(CHECKOUT.resolve("bench"))) {
            return files.filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                    .map(file -> "bench/" + file.getFileName())
                    .sorted()
                    .toList();
        }
    }

    static Stream<String> scripts() throws IOException {
        return Stream.concat(
                programs().stream(),
                Stream.of(
                        "cruddur",
                        ".ci/run",
                        "bench/lib.sh",
                        "bench/peers.sh",
                        "server/src/test/resources/com/cruddur/docs/contain"));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void shellcheckFindsNothing(String script) {
        Program.require("shellcheck", script);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void helpTellsTheUsageAndStartsNothing(String program) {
        var help = Shell.run(program, "--help");
        assertThat(help.output())
                .contains("  " + program)
                .doesNotContain("Building")
                .doesNotContain("set -euo");
        assertThat(help.exitCode()).isZero();

        var wrong = Shell.run(program, "--nonsense");
        assertThat(wrong.output()).isEqualTo(help.output());
        assertThat(wrong.exitCode()).isEqualTo(2);
    }
}
