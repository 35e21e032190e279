package com.cruddur.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as others see them.
 *
 * @param avatarUrl where their picture is, uploaded or generated
 * @param crudsCount their posts and replies that are alive, counted up to {@link #COUNTED}
 * @param following whether the reader follows them; this and the next three are null for who is not signed in
 * @param followedBy whether they follow the reader
 * @param blocked false: whom the reader blocked is not found at all
 * @param suspended whether a moderator shut them out; null but for moderators
 */
public record Profile(
        UUID uuid,
        String handle,
        String displayName,
        String bio,
        AvatarAddress avatarUrl,
        int followersCount,
        int followingCount,
        int crudsCount,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean following,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean followedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean muted,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean blocked,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean suspended) {

    /** More posts are not counted: the price of a profile has to have a bound. */
    public static final int COUNTED = 10_000;
}
