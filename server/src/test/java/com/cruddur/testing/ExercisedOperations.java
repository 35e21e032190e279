package com.cruddur.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which operations the tests have called with success. They are written down while the whole suite runs, and counted
 * when it is over.
 */
public final class ExercisedOperations {

    /** Names the directory, where each process that runs tests has a file; the build sets it for the suite and for the count, and nothing else does. */
    private static final String PROPERTY = "exercised.operations";

    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    private ExercisedOperations() {}

    /** Tells that {@code operation} (a method and a path with its parameters in braces) was answered with success. */
    public static void add(String operation) {
        if (SEEN.add(operation)) {
            directory().ifPresent(ExercisedOperations::write);
        }
    }

    /** What the suite wrote down; empty when it was not run. */
    public static Set<String> read() {
        var directory = directory().filter(Files::isDirectory);
        if (directory.isEmpty()) {
            return Set.of();
        }
        try (var files = Files.newDirectoryStream(directory.get())) {
            var found = new TreeSet<String>();
            for (var file : files) {
                found.addAll(Files.readAllLines(file));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of it each time: what an earlier run left must not count. */
    private static synchronized void write(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.write(directory.resolve(System.getProperty("test.fork", "process-1")), new TreeSet<>(SEEN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> directory() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of);
    }
}
