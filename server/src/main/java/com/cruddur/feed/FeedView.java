package com.cruddur.feed;

import com.cruddur.activity.Activity;
import com.cruddur.activity.ActivityView;
import com.cruddur.activity.PostKey;
import com.cruddur.platform.html.Layout;
import com.cruddur.platform.html.Person;
import com.cruddur.platform.http.Page;
import com.cruddur.platform.http.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
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

    /**
     * The view of {@code page}.
     *
     * @param shown the activities of its entries in their order, with pictures
     */
    static FeedView of(
            Page<FeedEntry> page,
            List<Activity> shown,
            String path,
            PageRequest request,
            Map<UUID, String> answered,
            Instant now) {
        var older = page.older();
        return new FeedView(
                IntStream.range(0, shown.size())
                        .mapToObj(index -> new FeedItem(page.items().get(index).with(shown.get(index)), answered, now))
                        .toList(),
                path,
                request.cursor() == null,
                older == null ? null : "%s?limit=%s&cursor=%s".formatted(path, request.limit(), older.encode()));
    }

    /**
     * An entry of a feed as its page shows it.
     *
     * @param answered handles by the ids of the activities that the entries of the feed answer
     */
    public record FeedItem(FeedEntry entry, Map<UUID, String> answered, Instant now) {

        /** Returns the post. */
        public ActivityView activity() {
            return ActivityView.of(entry.activity(), answered, now);
        }

        /** Returns what the post looks like to the reader of {@code layout}, who is signed in. */
        public PostKey key(Layout layout) {
            return PostKey.of(entry.activity(), answered, now, layout);
        }

        /** Returns the name of the reposter, null for an entry that is not a repost. */
        public @Nullable String repostedBy() {
            return entry.repostedByDisplayName();
        }

        /** Returns the path of the reposter's page, null for an entry that is not a repost. */
        public @Nullable String repostedByPath() {
            var handle = entry.repostedByHandle();
            return handle == null ? null : new Person(handle, handle).path();
        }
    }
}
