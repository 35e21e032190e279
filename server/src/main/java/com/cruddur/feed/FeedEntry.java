package com.cruddur.feed;

import com.cruddur.activity.Activity;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An activity in a feed: the activity as it is anywhere, and how it came here.
 *
 * @param repostedByHandle who brought it here by a repost; this and the next two are null when it came by itself
 * @param repostedAt when that was
 * @param placedAt what the feed sorts it by: the time of the post, the repost, the like or the bookmark
 */
public record FeedEntry(
        @JsonUnwrapped Activity activity,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String repostedByHandle,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String repostedByDisplayName,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant repostedAt,
        @JsonIgnore Instant placedAt) {}
