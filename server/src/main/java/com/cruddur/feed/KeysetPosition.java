package com.cruddur.feed;

import com.cruddur.platform.http.PageRequest;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where in a feed to read on, as its SQL takes it.
 *
 * @param viewer who reads, null for who is not signed in
 */
public record KeysetPosition(@Nullable UUID viewer, OffsetDateTime createdAt, UUID uuid) {

    static KeysetPosition of(@Nullable UUID viewer, PageRequest request) {
        return new KeysetPosition(viewer, request.createdAt(), request.uuid());
    }
}
