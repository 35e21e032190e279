package com.cruddur.feed;

import com.cruddur.platform.http.Page;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.http.Routes;
import com.cruddur.platform.http.Viewer;
import com.cruddur.platform.json.Json;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Feeds as JSON. */
public final class FeedApi {

    private static final String HOME = "/api/activities/home";
    private static final String FOLLOWING = "/api/activities/following";
    private static final String BOOKMARKS = "/api/activities/bookmarks";
    private static final String HASHTAGS = "/api/activities/hashtags/";
    private static final String PERSON = "/api/activities/@";

    private final Feeds feeds;
    private final Json json;

    public FeedApi(Feeds feeds, Json json) {
        this.feeds = feeds;
        this.json = json;
    }

    public void routes(Routes routes) {
        routes.get(HOME, this::home)
                .get(FOLLOWING, this::following)
                .get(BOOKMARKS, this::bookmarks)
                .get(HASHTAGS + "{hashtag}", this::hashtag)
                .get(PERSON + "{handle}", this::person)
                .get(PERSON + "{handle}/replies", this::replies)
                .get(PERSON + "{handle}/likes", this::likes);
    }

    private Response home(ServerRequest request) {
        var wanted = PageRequest.of(request);
        return reply(feeds.home(Viewer.uuidOrNull(request), wanted), HOME, wanted);
    }

    private Response following(ServerRequest request) {
        var viewer = Viewer.required(request).uuid();
        var wanted = PageRequest.of(request);
        return reply(feeds.following(viewer, wanted), FOLLOWING, wanted);
    }

    private Response bookmarks(ServerRequest request) {
        var viewer = Viewer.required(request).uuid();
        var wanted = PageRequest.of(request);
        return reply(feeds.bookmarks(viewer, wanted), BOOKMARKS, wanted);
    }

    private Response hashtag(ServerRequest request) {
        var wanted = PageRequest.of(request);
        var hashtag = Hashtag.of(request.path().pathParameters().get("hashtag"));
        return reply(
                feeds.hashtag(Viewer.uuidOrNull(request), hashtag, wanted), HASHTAGS + encoded(hashtag.name()), wanted);
    }

    private Response person(ServerRequest request) {
        var wanted = PageRequest.of(request);
        var feed = feeds.person(Viewer.uuidOrNull(request), handle(request), wanted);
        var body = new PersonFeedJson(feed.profile(), feed.page().items());
        return linked(body, feed.page(), PERSON + encoded(feed.profile().handle()), wanted);
    }

    private Response replies(ServerRequest request) {
        var wanted = PageRequest.of(request);
        var handle = handle(request);
        var page = feeds.replies(Viewer.uuidOrNull(request), handle, wanted);
        return reply(page, PERSON + encoded(handle) + "/replies", wanted);
    }

    private Response likes(ServerRequest request) {
        var wanted = PageRequest.of(request);
        var handle = handle(request);
        var page = feeds.likes(Viewer.uuidOrNull(request), handle, wanted);
        return reply(page, PERSON + encoded(handle) + "/likes", wanted);
    }

    private Response reply(Page<FeedEntry> page, String path, PageRequest wanted) {
        return linked(page.items(), page, path, wanted);
    }

    private Response linked(Object body, Page<FeedEntry> page, String path, PageRequest wanted) {
        var reply = Response.json(json.write(body)).withEntityTag();
        page.links(path, wanted.limit()).ifPresent(links -> reply.header(HeaderNames.LINK, links));
        return reply;
    }

    private static String handle(ServerRequest request) {
        return request.path().pathParameters().get("handle");
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
