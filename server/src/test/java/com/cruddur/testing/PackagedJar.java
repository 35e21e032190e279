package com.cruddur.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The packaged service with the JDK's AOT cache, by which it starts in a third of the time. The build packages it before
 * the tests; the first process that needs the cache makes it, as the launcher does.
 */
public final class PackagedJar {

    /** The launcher's; the JDK uses a cache only with the options it was made with. */
    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xms64m");

    private static final Path TARGET =
            Path.of(System.getProperty("checkout"), "server", "target").normalize();
    private static final Path JAR = TARGET.resolve("cruddur.jar");
    private static final Path CACHE = TARGET.resolve("cruddur.aot");
    private static final boolean CURRENT = isCurrent();

    private PackagedJar() {}

    /** Returns whether the jar holds the classes under test. It does not when an editor has compiled since. */
    public static boolean isThere() {
        return CURRENT;
    }

    /** Returns the words for {@code java} that run the service, up to its own arguments. */
    static List<String> words() {
        makeCache();
        var words = new ArrayList<>(OPTIONS);
        words.addAll(List.of(
                "-XX:AOTCache=" + CACHE,
                "-XX:AOTMode=auto",
                "-Xlog:aot*=off",
                "-Xlog:cds*=off",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString()));
        return words;
    }

    /** Makes the cache unless it is there; other processes of this build wait meanwhile. */
    public static void makeCache() {
        try (var channel = FileChannel.open(
                        TARGET.resolve("cruddur.aot.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (!isNewer(CACHE, JAR)) {
                var made = TARGET.resolve("cruddur.aot.new");
                train(made);
                Files.move(made, CACHE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void train(Path cache) throws IOException {
        var log = TARGET.resolve("cruddur.aot.log");
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(OPTIONS);
        command.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-jar", JAR.toString(), "train"));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("No AOT cache was made: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean isCurrent() {
        try (var classes = Files.walk(TARGET.resolve("classes"))) {
            return Files.exists(JAR) && classes.filter(Files::isRegularFile).noneMatch(file -> isNewer(file, JAR));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isNewer(Path file, Path than) {
        try {
            return Files.exists(file) && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(than)) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
