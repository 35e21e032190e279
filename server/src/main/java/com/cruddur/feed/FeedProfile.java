package com.cruddur.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as the head of their feed shows them.
 *
 * @param cognitoUserUuid the id from AWS Cognito, null where that is not used
 * @param crudsCount their posts and replies that are alive now, counted up to 1 000
 * @param following whether the viewer follows them, null for who is not signed in
 */
public record FeedProfile(
        UUID uuid,
        @Nullable String cognitoUserUuid,
        String handle,
        String displayName,
        String bio,
        int crudsCount,
        int followersCount,
        int followingCount,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean following) {}
