package com.cruddur.avatar;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where uploaded pictures are stored. */
public sealed interface AvatarLocation {

    /** Files on this machine. */
    record Directory(Path path) implements AvatarLocation {}

    /**
     * A bucket of Amazon S3.
     *
     * @param endpoint the origin of a compatible store, null for Amazon's
     */
    record Bucket(String name, @Nullable String endpoint) implements AvatarLocation {}

    /**
     * Checks that {@code text} is a valid name of a bucket.
     *
     * @throws IllegalArgumentException when it is not
     */
    static String bucketName(String text) {
        if (!text.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            throw new IllegalArgumentException("not a bucket's name");
        }
        return text;
    }

    /**
     * Opens the store.
     *
     * @throws com.cruddur.platform.OperatorException when the bucket does not exist or refuses access
     */
    default AvatarStore open() {
        return switch (this) {
            case Directory(var path) -> new AvatarDirectory(path);
            case Bucket(var name, var endpoint) -> AvatarBucket.open(name, endpoint);
        };
    }
}
