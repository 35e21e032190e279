package com.cruddur.feed;

import com.cruddur.activity.ActivityView;
import com.cruddur.platform.http.Page;
import com.cruddur.platform.http.PageRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed as its page shows it.
 *
 * @param newest whether this is the first page
 * @param olderPath the address of the page with older posts, null when there are none
 */
public record FeedView(
        List<ActivityView> activities,
        boolean newest,
        @Nullable String olderPath) {

    static FeedView of(Page<FeedEntry> page, PageRequest request, Instant now) {
        var older = page.older();
        return new FeedView(
                page.items().stream()
                        .map(entry -> ActivityView.of(entry.activity(), now))
                        .toList(),
                request.cursor() == null,
                older == null ? null : "/?limit=%d&cursor=%s".formatted(request.limit(), older.encode()));
    }
}
