package com.cruddur.moderation;

import org.jspecify.annotations.Nullable;

/**
 * A post as it was when somebody reported it.
 *
 * @param displayName the author's name then
 * @param createdAt when it was posted
 */
public record Evidence(
        @Nullable String displayName,
        @Nullable String handle,
        @Nullable String message,
        @Nullable String createdAt) {

    /** What the post said, as far as that can be read. */
    public String words() {
        return message == null ? "" : message;
    }
}
