package com.cruddur.avatar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Pictures as files in a directory, which is made when the first one comes. */
final class AvatarDirectory implements AvatarStore {

    private final Path directory;

    AvatarDirectory(Path directory) {
        this.directory = directory;
    }

    /** Nobody sees half a file: it is written aside and moved into its place. */
    @Override
    public void put(String key, byte[] bytes) throws IOException {
        Files.createDirectories(directory);
        var aside = Files.createTempFile(directory, ".new", "");
        try {
            Files.write(aside, bytes);
            Files.move(aside, directory.resolve(key), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    @Override
    public Optional<byte[]> get(String key) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(directory.resolve(key)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(String key) throws IOException {
        Files.deleteIfExists(directory.resolve(key));
    }
}
