package com.cruddur.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Shell;
import java.nio.file.Path;

/** Programs that have to succeed, and the checkout they work on. */
final class Program {

    static final Path CHECKOUT =
            Path.of(System.getProperty("checkout")).toAbsolutePath().normalize();

    private Program() {}

    /** Runs a command in the checkout; fails the test when it fails, with what it printed. */
    static void require(String... command) {
        var outcome = Shell.run(command);
        assertThat(outcome.exitCode())
                .as("%s%n%s", String.join(" ", command), outcome.output())
                .isZero();
    }
}
