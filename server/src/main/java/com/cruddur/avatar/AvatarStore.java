package com.cruddur.avatar;

import java.io.IOException;
import java.util.Optional;

/** A store of uploaded pictures. The content of a key never changes. */
public interface AvatarStore extends AutoCloseable {

    /** Stores {@code bytes} under a new key. */
    void put(String key, byte[] bytes) throws IOException;

    /** The content of the key; empty when there is none. */
    Optional<byte[]> get(String key) throws IOException;

    /** Deletes the key if it exists. */
    void delete(String key) throws IOException;

    /** Closes connections. */
    @Override
    default void close() {}
}
