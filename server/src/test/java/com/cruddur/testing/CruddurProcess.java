package com.cruddur.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code cruddur} as a process of its own: the packaged jar, started as the launcher starts it, or the classes under test
 * when the jar is older.
 */
public final class CruddurProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern READY = Pattern.compile("is ready at (http://[^ ]+) ");
    private static final boolean LINUX = System.getProperty("os.name").startsWith("Linux");

    /** How a process ended, and what it wrote. */
    public record Outcome(int exitCode, String output, String errors) {
        public List<String> errorLines() {
            return errors.lines().toList();
        }

        public String all() {
            return output + errors;
        }
    }

    private final Process process;
    private final Path output;
    private final Path errors;

    private CruddurProcess(List<String> command, Map<String, String> settings) {
        try {
            output = Files.createTempFile("cruddur-", ".out");
            errors = Files.createTempFile("cruddur-", ".err");
            var builder = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR"));
            builder.environment().put("CACHE_TIME", "0s"); // tests write by SQL and read at once
            builder.environment().putAll(settings);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts {@code cruddur} with {@code arguments}; {@code settings} are all of its environment that counts. */
    public static CruddurProcess start(Map<String, String> settings, String... arguments) {
        return startBehind(List.of(), classPath(), settings, arguments);
    }

    /** Starts {@code cruddur serve} on a machine with that language. */
    public static CruddurProcess serveIn(Locale locale, Map<String, String> settings) {
        return start(List.of(), locale, classPath(), settings, "serve");
    }

    /** The same behind the words of {@code prefix}, a program that becomes Java, and on another class path. */
    public static CruddurProcess startBehind(
            List<String> prefix, String classPath, Map<String, String> settings, String... arguments) {
        return start(prefix, Locale.getDefault(), classPath, settings, arguments);
    }

    private static CruddurProcess start(
            List<String> prefix, Locale locale, String classPath, Map<String, String> settings, String... arguments) {
        var command = new ArrayList<>(prefix);
        if (LINUX) {
            // A build in the background ignores Ctrl-C, and what it starts would inherit that.
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=" + locale.getLanguage(),
                "-Duser.country=" + locale.getCountry()));
        if (PackagedJar.isThere() && classPath.equals(classPath())) {
            command.addAll(PackagedJar.words());
        } else {
            command.addAll(
                    List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath, "com.cruddur.Main"));
        }
        command.addAll(List.of(arguments));
        return new CruddurProcess(command, settings);
    }

    /** Runs {@code cruddur} to its end. */
    public static Outcome run(Map<String, String> settings, String... arguments) {
        try (var cruddur = start(settings, arguments)) {
            return cruddur.awaitEnd();
        }
    }

    /** The same with {@code input} on its standard input, which it reads by way of a shell. */
    public static Outcome runWithInput(String input, Map<String, String> settings, String... arguments) {
        var shell = List.of("sh", "-c", "input=$1; shift; printf %s \"$input\" | \"$@\"", "sh", input);
        try (var cruddur = startBehind(shell, classPath(), settings, arguments)) {
            return cruddur.awaitEnd();
        }
    }

    /** The class path of this run without the tests. */
    public static String classPath() {
        return classPathEntries().collect(Collectors.joining(File.pathSeparator));
    }

    static Stream<String> classPathEntries() {
        var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator, -1)).filter(entry -> !entry.endsWith("test-classes"));
    }

    /** Waits until it serves, and returns the address it prints. */
    public String awaitUrl() {
        await("the start", output, READY.asPredicate());
        var matcher = READY.matcher(read(output));
        matcher.find();
        return matcher.group(1);
    }

    /** Waits until the standard output has {@code words}. */
    public void awaitOutput(String words) {
        await("the output of \"" + words + "\"", output, text -> text.contains(words));
    }

    /** Waits until the standard output has what {@code pattern} finds. */
    public void awaitOutput(Pattern pattern) {
        await(
                "the output of \"" + pattern + "\"",
                output,
                text -> pattern.matcher(text).find());
    }

    /** Waits until the standard error has {@code words}. */
    public void awaitErrors(String words) {
        await("the errors' \"" + words + "\"", errors, text -> text.contains(words));
    }

    private void await(String what, Path file, Predicate<String> condition) {
        Await.until(
                what,
                PATIENCE,
                () -> condition.test(read(file)) || !process.isAlive(),
                () -> read(output) + read(errors));
        if (!condition.test(read(file))) {
            throw new AssertionError("It ended before " + what + ":\n" + read(output) + read(errors));
        }
    }

    /** Waits until it has ended, and tells how. */
    public Outcome awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("It did not end:\n" + read(output) + read(errors));
            }
            return new Outcome(process.exitValue(), read(output), read(errors));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Sends a signal, such as {@code TERM}. */
    public void signal(String name) {
        var outcome = Shell.run("kill", "-" + name, Long.toString(process.pid()));
        if (outcome.exitCode() != 0) {
            throw new AssertionError("kill: " + outcome.output());
        }
    }

    /** Somebody who speaks HTTP to it. */
    public Actor anonymous() {
        return new Actor(awaitUrl());
    }

    /** Ends it, if need be by force, and removes what it wrote. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.delete(output);
            Files.delete(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
