package com.cruddur.avatar;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where uploaded pictures are to be kept. */
public sealed interface AvatarLocation {

    /** Files on this machine. */
    record Directory(Path path) implements AvatarLocation {}

    /**
     * A bucket of Amazon S3.
     *
     * @param endpoint the origin of another store that speaks as S3 does, null for Amazon's
     */
    record Bucket(String name, @Nullable String endpoint) implements AvatarLocation {}

    /**
     * Takes {@code text} if a bucket may be called so.
     *
     * @throws IllegalArgumentException when none may
     */
    static String bucketName(String text) {
        if (!text.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            throw new IllegalArgumentException("not a bucket's name");
        }
        return text;
    }

    /**
     * Opens it.
     *
     * @throws com.cruddur.platform.OperatorException when the bucket is not there for us
     */
    default AvatarStore open() {
        return switch (this) {
            case Directory(var path) -> new AvatarDirectory(path);
            case Bucket(var name, var endpoint) -> AvatarBucket.open(name, endpoint);
        };
    }
}
