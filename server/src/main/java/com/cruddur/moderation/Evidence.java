package com.cruddur.moderation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a post, made when it was reported.
 *
 * @param displayName the author's display name at that time
 * @param createdAt when it was posted
 */
public record Evidence(
        @Nullable String displayName,
        @Nullable String handle,
        @Nullable String message,
        @Nullable Instant createdAt) {

    /** The text of the post, as far as it can be read. */
    public String words() {
        return message == null ? "" : message;
    }
}
