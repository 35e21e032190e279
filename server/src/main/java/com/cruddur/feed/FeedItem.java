package com.cruddur.feed;

import com.cruddur.activity.ActivityView;
import com.cruddur.platform.html.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a feed as its page shows it.
 *
 * @param repostedBy the name of who brought it here, null when it came by itself
 * @param repostedByPath the address of that person's page, null as well
 */
public record FeedItem(
        ActivityView activity,
        @Nullable String repostedBy,
        @Nullable String repostedByPath) {

    static FeedItem of(FeedEntry entry, Instant now) {
        var handle = entry.repostedByHandle();
        return new FeedItem(
                ActivityView.of(entry.activity(), now),
                entry.repostedByDisplayName(),
                handle == null ? null : new Person(handle, handle).path());
    }
}
