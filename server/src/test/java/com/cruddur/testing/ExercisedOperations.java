package com.cruddur.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which operations the tests have called with success. They are written down while the whole suite runs, and counted
 * when it is over.
 */
public final class ExercisedOperations {

    /** Names the file; the build sets it for the suite and for the count, and nothing else does. */
    private static final String PROPERTY = "exercised.operations";

    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    private ExercisedOperations() {}

    /** Tells that {@code operation} (a method and a path with its parameters in braces) was answered with success. */
    public static void add(String operation) {
        if (SEEN.add(operation)) {
            file().ifPresent(ExercisedOperations::write);
        }
    }

    /** What the suite wrote down; empty when it was not run. */
    public static Set<String> read() {
        try {
            var file = file().filter(Files::exists);
            return file.isEmpty() ? Set.of() : new TreeSet<>(Files.readAllLines(file.get()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of it each time: what an earlier run left must not count. */
    private static synchronized void write(Path file) {
        try {
            Files.write(
                    file,
                    new TreeSet<>(SEEN),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> file() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of);
    }
}
