package com.cruddur.activity;

import com.cruddur.platform.html.Html;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.Reply;
import com.cruddur.platform.http.Routes;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.time.InstantSource;

/** Activities as pages. */
public final class ActivityPages {

    private final Activities activities;
    private final Html html;
    private final InstantSource clock;

    public ActivityPages(Activities activities, Html html, InstantSource clock) {
        this.activities = activities;
        this.html = html;
        this.clock = clock;
    }

    public void routes(Routes routes) {
        routes.get("/", this::home);
    }

    private Reply home(ServerRequest request) {
        var wanted = PageRequest.of(request);
        var feed = FeedView.of(activities.homeFeed(wanted), wanted, clock.instant());
        return Reply.html(html.page("home.jte", "feed", feed)).header(HeaderNames.CACHE_CONTROL, "no-cache");
    }
}
