package com.cruddur.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The person at the head of their feed.
 *
 * @param cognitoUserUuid the id from AWS Cognito, null without Cognito
 * @param crudsCount how many of their newest 1 000 posts and replies are alive
 * @param following whether the viewer follows them, null for an anonymous viewer
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
