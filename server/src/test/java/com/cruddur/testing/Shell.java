package com.cruddur.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Runs other programs, as a person at a shell would. */
public final class Shell {

    private static final int PATIENCE_SECONDS = 120;

    /** How a program ended, and what it wrote to both outputs. */
    public record Outcome(int exitCode, String output) {}

    private Shell() {}

    /** Runs {@code command} in the checkout; a program that is missing fails the test with advice. */
    public static Outcome run(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(Path.of(System.getProperty("checkout")).toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command[0] + " did not end within " + PATIENCE_SECONDS + " s");
            }
            return new Outcome(process.exitValue(), output);
        } catch (IOException e) {
            throw new AssertionError(command[0] + " is missing: ./cruddur test installs it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
