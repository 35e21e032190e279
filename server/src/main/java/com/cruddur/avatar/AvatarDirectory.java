package com.cruddur.avatar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Pictures as files in a directory, which the first upload creates. */
final class AvatarDirectory implements AvatarStore {

    private final Path directory;

    AvatarDirectory(Path directory) {
        this.directory = directory;
    }

    /** Writes a temporary file and moves it, so that no reader sees an incomplete picture. */
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
