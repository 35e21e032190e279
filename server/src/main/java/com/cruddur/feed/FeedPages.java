package com.cruddur.feed;

import com.cruddur.platform.html.Html;
import com.cruddur.platform.http.Page;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.Reply;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Viewer;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
        routes.get("/", this::home).get("/@{handle}", this::person).get("/hashtags/{hashtag}", this::hashtag);
    }

    private Reply home(ServerRequest request) {
        var wanted = PageRequest.of(request);
        var page = feeds.home(Viewer.uuidOrNull(request), wanted);
        return reply("home.jte", "feed", view(page, "/", wanted));
    }

    private Reply person(ServerRequest request) {
        var wanted = PageRequest.of(request);
        var handle = request.path().pathParameters().get("handle");
        var feed = feeds.person(Viewer.uuidOrNull(request), handle, wanted);
        var path = personPath(feed.profile().handle());
        return reply("person.jte", "person", new PersonView(feed.profile(), view(feed.page(), path, wanted)));
    }

    private Reply hashtag(ServerRequest request) {
        var wanted = PageRequest.of(request);
        var hashtag = Hashtag.of(request.path().pathParameters().get("hashtag"));
        var page = feeds.hashtag(Viewer.uuidOrNull(request), hashtag, wanted);
        var path = "/hashtags/" + encoded(hashtag.name());
        return reply("hashtag.jte", "hashtag", new HashtagView(hashtag.name(), view(page, path, wanted)));
    }

    private FeedView view(Page<FeedEntry> page, String path, PageRequest wanted) {
        return FeedView.of(page, path, wanted, clock.instant());
    }

    private Reply reply(String template, String name, Object model) {
        return Reply.html(html.page(template, name, model)).header(HeaderNames.CACHE_CONTROL, "no-cache");
    }

    /** The address of a person's page. */
    static String personPath(String handle) {
        return "/@" + encoded(handle);
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
