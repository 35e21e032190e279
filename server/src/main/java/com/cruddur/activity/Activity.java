package com.cruddur.activity;

import com.cruddur.platform.UrlEncoding;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post or a reply with its author, as the API shows it.
 *
 * @param displayName null when the author's row is gone
 * @param handle null when the author's row is gone
 * @param message up to 280 characters, in a reply up to 1024
 * @param replyToActivityUuid what this answers, null for a post
 * @param expiresAt the instant from which it is gone, null when it stays
 * @param liked whether the reader liked it; this and the next two are null for who is not signed in
 * @param reposted whether the reader reposted it
 * @param bookmarked whether the reader keeps a bookmark of it
 */
public record Activity(
        UUID uuid,
        @Nullable String displayName,
        @Nullable String handle,
        String message,
        int repliesCount,
        int repostsCount,
        int likesCount,
        @Nullable UUID replyToActivityUuid,
        @Nullable Instant expiresAt,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean liked,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean reposted,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean bookmarked) {

    /** The path of its page, null when it has no author to be found under. */
    @Nullable String path() {
        return handle == null ? null : "/@%s/status/%s".formatted(UrlEncoding.segment(handle), uuid);
    }
}
