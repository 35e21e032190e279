package com.cruddur.docs;

import com.cruddur.testing.Await;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs in an image as in a container, by Linux' namespaces alone: the first process of its own, with the
 * image's files for all it sees, its user and none of root's rights, its environment and no other. It shares the
 * machine's network.
 */
final class Container implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path SCRIPT = Program.CHECKOUT.resolve("server/src/test/resources/com/cruddur/docs/contain");

    /** What its programs may write to. */
    enum Writable {
        ALL,
        TMP,
        NOTHING
    }

    /** How a program ended, and what it wrote. */
    record End(int exitCode, String output) {}

    private final Process process;
    private final Path output;

    private Container(List<String> command, Map<String, String> environment) {
        try {
            output = Files.createTempFile("container-", ".out");
            var builder = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts {@code program} in {@code image}.
     *
     * @param settings what an operator adds to the image's environment
     */
    static Container start(ImageStage image, Writable writable, Map<String, String> settings, List<String> program) {
        requireNamespaces();
        var command = new ArrayList<>(List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "--pid",
                "--fork",
                "--kill-child",
                "sh",
                SCRIPT.toString(),
                image.tree().toString(),
                System.getProperty("java.home"),
                writable.name().toLowerCase(Locale.ROOT),
                "unshare",
                "--root=" + image.tree(),
                "--wd=" + image.directory()));
        var ids = image.ids();
        if (!ids.getFirst().equals("0")) {
            command.addAll(List.of("--user", "--map-user=" + ids.getFirst(), "--map-group=" + ids.getLast()));
        }
        command.addAll(program);
        var environment = new HashMap<>(image.environment());
        environment.putAll(settings);
        return new Container(command, environment);
    }

    private static void requireNamespaces() {
        try {
            var probe = new ProcessBuilder("unshare", "--user", "--map-root-user", "--mount", "--pid", "--fork", "true")
                    .redirectErrorStream(true)
                    .start();
            var said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (probe.waitFor() != 0) {
                throw new AssertionError("""
                        The image is proved in Linux' user, mount and process namespaces, which this system refuses: %s
                        Allow them (sysctl user.max_user_namespaces, kernel.apparmor_restrict_unprivileged_userns=0; in a
                        container --security-opt seccomp=unconfined), or run the tests as root.""".formatted(said));
            }
        } catch (IOException e) {
            throw new AssertionError("unshare is missing: install util-linux", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The container's first process, as the machine sees it. */
    ProcessHandle first() {
        return process.children().findFirst().orElseThrow(() -> new AssertionError("It ended:\n" + output()));
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** What it wrote so far. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has written {@code words}. */
    void awaitOutput(String words) {
        Await.until(words, Duration.ofSeconds(20), () -> output().contains(words), this::output);
    }

    /** Waits until the program has ended, and tells how. */
    End awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("It did not end:\n" + output());
            }
            return new End(process.exitValue(), output());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Ends it, if need be by force. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor();
            Files.delete(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
