package com.cruddur.user;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as others see them.
 *
 * @param avatarUrl the address of their picture, uploaded or generated
 * @param avatarVersion the version of that picture, for pages; null when it is generated
 * @param crudsCount the number of their live posts and replies, counted up to {@link #COUNTED}
 * @param following whether the reader follows them; this and the next three are null for an anonymous reader
 * @param followedBy whether they follow the reader
 * @param blocked always false, because blocked people are not found
 * @param suspended whether a moderator suspended them; null unless the reader is a moderator
 */
public record Profile(
        UUID uuid,
        String handle,
        String displayName,
        String bio,
        AvatarAddress avatarUrl,
        @JsonIgnore @Nullable String avatarVersion,
        int followersCount,
        int followingCount,
        int crudsCount,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean following,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean followedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean muted,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean blocked,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean suspended) {

    /** Counting stops here, which bounds the cost of a profile. */
    public static final int COUNTED = 10_000;
}
