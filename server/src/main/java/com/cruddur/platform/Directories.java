package com.cruddur.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/** Creates and deletes directories that only their owner can access. */
public final class Directories {

    private Directories() {}

    /** Creates {@code directory} and its missing parents, and verifies that it is writable. */
    public static void create(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Files.delete(Files.createTempFile(directory, "writable-", ""));
        } catch (IOException e) {
            throw new OperatorException(
                    "The data directory %s cannot be written to (%s): choose another with DATA_DIR or --data-dir"
                            .formatted(directory, cause(e)),
                    e);
        }
    }

    /** Describes the failure of a file operation in a few words. */
    public static String cause(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "a file is in the way";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> String.valueOf(failure.getMessage()).lines().findFirst().orElse("no cause given");
        };
    }

    /** Deletes {@code directory} and its content; does nothing when it is missing. */
    public static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var tree = Files.walk(directory)) {
            for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
