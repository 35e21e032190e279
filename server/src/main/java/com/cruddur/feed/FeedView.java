package com.cruddur.feed;

import com.cruddur.activity.ActivityView;
import com.cruddur.platform.html.Person;
import com.cruddur.platform.http.Page;
import com.cruddur.platform.http.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A feed as its page shows it.
 *
 * @param path the path of the first page
 * @param newest whether this is the first page
 * @param olderPath the path of the page with older posts, null when there are none
 */
public record FeedView(
        List<FeedItem> items,
        String path,
        boolean newest,
        @Nullable String olderPath) {

    static FeedView of(
            Page<FeedEntry> page, String path, PageRequest request, Map<UUID, String> answered, Instant now) {
        var older = page.older();
        return new FeedView(
                page.items().stream()
                        .map(entry -> FeedItem.of(entry, answered, now))
                        .toList(),
                path,
                request.cursor() == null,
                older == null ? null : "%s?limit=%s&cursor=%s".formatted(path, request.limit(), older.encode()));
    }

    /**
     * An entry of a feed as its page shows it.
     *
     * @param repostedBy the name of the reposter, null for an entry that is not a repost
     * @param repostedByPath the path of the reposter's page, null for an entry that is not a repost
     */
    public record FeedItem(
            ActivityView activity,
            @Nullable String repostedBy,
            @Nullable String repostedByPath) {

        static FeedItem of(FeedEntry entry, Map<UUID, String> answered, Instant now) {
            var handle = entry.repostedByHandle();
            return new FeedItem(
                    ActivityView.of(entry.activity(), answered, now),
                    entry.repostedByDisplayName(),
                    handle == null ? null : new Person(handle, handle).path());
        }
    }
}
