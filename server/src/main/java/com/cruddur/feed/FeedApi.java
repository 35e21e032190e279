package com.cruddur.feed;

import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.Reply;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Viewer;
import com.cruddur.platform.json.Json;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;

/** Feeds as JSON. */
public final class FeedApi {

    private static final String HOME = "/api/activities/home";

    private final Feeds feeds;
    private final Json json;

    public FeedApi(Feeds feeds, Json json) {
        this.feeds = feeds;
        this.json = json;
    }

    public void routes(Routes routes) {
        routes.get(HOME, this::home);
    }

    private Reply home(ServerRequest request) {
        var wanted = PageRequest.of(request);
        var page = feeds.home(Viewer.uuidOrNull(request), wanted);
        var reply = Reply.json(json.write(page.items())).withEntityTag();
        page.links(HOME, wanted.limit()).ifPresent(links -> reply.header(HeaderNames.LINK, links));
        return reply;
    }
}
