package com.cruddur.activity;

import com.cruddur.platform.UrlEncoding;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post or a reply with its author, as the API shows it.
 *
 * @param displayName null when the author's row is deleted
 * @param handle null when the author's row is deleted
 * @param avatarVersion the version of the author's picture, null without one and until {@link Activities#withPictures}
 *     has looked it up
 * @param message up to 280 characters in a post, up to 1024 in a reply
 * @param replyToActivityUuid the activity that this one answers, null for a post
 * @param expiresAt the instant from which nobody sees it, null when it never expires
 * @param liked whether the reader liked it; this and the next two are null for an anonymous reader
 * @param reposted whether the reader reposted it
 * @param bookmarked whether the reader bookmarked it
 */
public record Activity(
        UUID uuid,
        @Nullable String displayName,
        @Nullable String handle,
        @JsonIgnore @Nullable String avatarVersion,
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

    Activity withPicture(@Nullable String version) {
        return new Activity(
                uuid,
                displayName,
                handle,
                version,
                message,
                repliesCount,
                repostsCount,
                likesCount,
                replyToActivityUuid,
                expiresAt,
                createdAt,
                liked,
                reposted,
                bookmarked);
    }

    /** The path of its page, null without an author. */
    public @Nullable String path() {
        return handle == null ? null : "/@%s/status/%s".formatted(UrlEncoding.segment(handle), uuid);
    }
}
