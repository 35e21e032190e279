package com.cruddur.feed;

import com.cruddur.platform.html.Html;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.Reply;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Viewer;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.time.InstantSource;

/** Feeds as pages. */
public final class FeedPages {

    private final Feeds feeds;
    private final Html html;
    private final InstantSource clock;

    public FeedPages(Feeds feeds, Html html, InstantSource clock) {
        this.feeds = feeds;
        this.html = html;
        this.clock = clock;
    }

    public void routes(Routes routes) {
        routes.get("/", this::home);
    }

    private Reply home(ServerRequest request) {
        var wanted = PageRequest.of(request);
        var feed = FeedView.of(feeds.home(Viewer.uuidOrNull(request), wanted), wanted, clock.instant());
        return Reply.html(html.page("home.jte", "feed", feed)).header(HeaderNames.CACHE_CONTROL, "no-cache");
    }
}
