package com.cruddur.avatar;

import java.io.IOException;
import java.util.Optional;

/** Where uploaded pictures are. What is kept under a key never changes. */
public interface AvatarStore extends AutoCloseable {

    /** Keeps {@code bytes} under a key that is new. */
    void put(String key, byte[] bytes) throws IOException;

    /** What is kept under the key, empty when there is nothing. */
    Optional<byte[]> get(String key) throws IOException;

    /** Forgets the key, whether or not there is anything. */
    void delete(String key) throws IOException;

    /** Lets go of connections, if there are any. */
    @Override
    default void close() {}
}
