package com.cruddur.feed;

import com.cruddur.activity.Activity;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An activity in a feed, and the repost that brought it there.
 *
 * @param repostedByHandle the handle of the reposter; this and the next two are null for an entry that is not a repost
 * @param repostedAt the time of the repost
 * @param placedAt the time by which the feed is sorted: of the post, the repost, the like or the bookmark
 */
public record FeedEntry(
        @JsonUnwrapped Activity activity,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String repostedByHandle,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String repostedByDisplayName,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant repostedAt,
        @JsonIgnore Instant placedAt) {

    FeedEntry with(Activity other) {
        return new FeedEntry(other, repostedByHandle, repostedByDisplayName, repostedAt, placedAt);
    }
}
