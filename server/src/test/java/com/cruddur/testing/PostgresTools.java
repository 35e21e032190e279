package com.cruddur.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The programs of Debian's newest PostgreSQL here, such as {@code pg_basebackup}. They refuse to run as root; for root
 * they run in a user namespace, where they are nobody and yet own their files.
 *
 * @param environment further variables, such as those of faketime
 */
public record PostgresTools(Map<String, String> environment) {

    private static final int PATIENCE_SECONDS = 120;
    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

    /** Runs one to its end and returns what it printed; a failure fails the test. */
    public String run(String program, String... arguments) {
        var command = new ArrayList<>(command(program));
        command.addAll(List.of(arguments));
        try {
            var process = builder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError("%s failed: %s".formatted(program, output));
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        return builder;
    }

    /** The words that start {@code program} as a user whom it accepts. */
    public static List<String> command(String program) {
        var path = newest().resolve(program).toString();
        return System.getProperty("user.name").equals("root") ? List.of("unshare", "--user", path) : List.of(path);
    }

    private static Path newest() {
        if (Files.isDirectory(VERSIONS)) {
            try (var versions = Files.list(VERSIONS)) {
                return versions.filter(version -> Files.exists(version.resolve("bin/postgres")))
                        .max(Comparator.comparingInt(version ->
                                Integer.parseInt(version.getFileName().toString())))
                        .map(version -> version.resolve("bin"))
                        .orElseThrow(PostgresTools::missing);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw missing();
    }

    private static AssertionError missing() {
        return new AssertionError("PostgreSQL's server is missing in " + VERSIONS + ": ./cruddur test installs it");
    }
}
