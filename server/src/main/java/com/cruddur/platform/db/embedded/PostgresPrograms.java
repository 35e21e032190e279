package com.cruddur.platform.db.embedded;

import com.cruddur.platform.OperatorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs PostgreSQL's {@code initdb} and {@code pg_ctl}. PostgreSQL refuses to run as root. For root, the programs run in
 * a user namespace, as nobody but owning their files.
 */
final class PostgresPrograms {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresPrograms.class);

    /**
     * The locales that say which characters are letters, the best that the system has. Text sorts by code point in any
     * case. With C, PostgreSQL would know no letters outside ASCII, unlike in production.
     */
    private static final List<String> CHARACTER_LOCALES = List.of("C.UTF-8", "en_US.UTF-8", "C");

    private static final int START_SECONDS = 60;
    private static final int STOP_SECONDS = 30;

    /** The words after a severity in a line of PostgreSQL's log or of its programs' output. */
    private static final Pattern CAUSE = Pattern.compile("(?:FATAL|PANIC|ERROR|initdb: error|pg_ctl):\\s+(?<words>.+)");

    private record Outcome(int exitCode, String output) {}

    private final Path directory;
    private final Path log;
    private volatile @Nullable Process initialising;

    /**
     * Uses the programs in {@code directory}.
     *
     * @param log the file that PostgreSQL logs to
     */
    PostgresPrograms(Path directory, Path log) {
        this.directory = directory;
        this.log = log;
    }

    /** Creates a cluster in {@code cluster}. */
    void initialise(Path cluster, String user, Path passwordFile, int major) throws IOException {
        var outcome = new Outcome(1, "");
        for (var characters : CHARACTER_LOCALES) {
            var command = new ArrayList<>(List.of(
                    "initdb",
                    "--pgdata=" + cluster,
                    "--username=" + user,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--lc-ctype=" + characters));
            if (major >= 17) {
                // The built-in locale folds case alike on every system; versions before 17 lack it.
                command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
            }
            outcome = run(command);
            if (outcome.exitCode() == 0) {
                return;
            }
            if (!outcome.output().contains("invalid locale name")) {
                break;
            }
        }
        throw new IOException("initdb failed: " + cause(outcome.output()));
    }

    /** Interrupts an {@link #initialise} in another thread, which then fails and removes what it created. */
    void interruptInitialise() {
        var process = initialising;
        if (process != null) {
            process.destroy();
        }
    }

    /** Starts the server of {@code cluster} and returns when it accepts connections. */
    void start(Path cluster) throws IOException {
        Files.deleteIfExists(log);
        var outcome = run(List.of(
                "pg_ctl", "start", "--pgdata=" + cluster, "--log=" + log, "--wait", "--timeout=" + START_SECONDS));
        if (outcome.exitCode() != 0) {
            var said = Files.exists(log) ? Files.readString(log) : "";
            throw new IOException(
                    "PostgreSQL did not start: " + cause(said + outcome.output()) + " (log: " + log + ")");
        }
    }

    /** Returns whether a server runs on {@code cluster}. */
    boolean isRunning(Path cluster) throws IOException {
        return run(List.of("pg_ctl", "status", "--pgdata=" + cluster)).exitCode() == 0;
    }

    /** Ends all sessions and stops the server. If the server does not stop, the log says so. */
    void stop(Path cluster) {
        try {
            if (!isRunning(cluster)) {
                return;
            }
            var outcome = run(List.of(
                    "pg_ctl", "stop", "--pgdata=" + cluster, "--mode=fast", "--wait", "--timeout=" + STOP_SECONDS));
            if (outcome.exitCode() != 0) {
                LOG.error("The embedded PostgreSQL did not stop: {}", cause(outcome.output()));
            }
        } catch (IOException | OperatorException e) {
            LOG.error("The embedded PostgreSQL could not be stopped", e);
        }
    }

    private Outcome run(List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(directory.resolve(arguments.getFirst()).toString());
        command.addAll(arguments.subList(1, arguments.size()));

        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        if (arguments.getFirst().equals("initdb")) {
            initialising = process;
        }
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(START_SECONDS + STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(arguments.getFirst() + " did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + arguments.getFirst() + " ran", e);
        }
        LOG.debug("{} ended with {}: {}", arguments, process.exitValue(), output);
        if (output.contains("unshare failed")) {
            throw new OperatorException(
                    "PostgreSQL does not run as root, and this system does not let root drop its rights: run Cruddur as an ordinary user, or set DATABASE_URL");
        }
        return new Outcome(process.exitValue(), output);
    }

    /** Returns the first error in a program's output, else its last line. */
    private static String cause(String output) {
        var matcher = CAUSE.matcher(output);
        if (matcher.find()) {
            return matcher.group("words").strip();
        }
        return output.lines().filter(line -> !line.isBlank()).reduce("no output", (_, last) -> last.strip());
    }
}
