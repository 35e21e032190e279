package com.cruddur.feed;

import com.cruddur.platform.UrlEncoding;
import com.cruddur.platform.http.Page;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.json.Json;
import java.util.List;

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

    public Response home(Request request) {
        var wanted = PageRequest.of(request);
        return reply(feeds.home(request.viewerUuid(), wanted), HOME, wanted);
    }

    public Response following(Request request) {
        var viewer = request.viewer().uuid();
        var wanted = PageRequest.of(request);
        return reply(feeds.following(viewer, wanted), FOLLOWING, wanted);
    }

    public Response bookmarks(Request request) {
        var viewer = request.viewer().uuid();
        var wanted = PageRequest.of(request);
        return reply(feeds.bookmarks(viewer, wanted), BOOKMARKS, wanted);
    }

    public Response hashtag(Request request) {
        var wanted = PageRequest.of(request);
        var hashtag = request.pathParameter("hashtag");
        return reply(feeds.hashtag(request.viewerUuid(), hashtag, wanted), HASHTAGS + encoded(hashtag), wanted);
    }

    public Response person(Request request) {
        var wanted = PageRequest.of(request);
        var feed = feeds.person(request.viewerUuid(), PathHandle.of(request), wanted);
        var body = new PersonFeedJson(feed.profile(), feed.page().items());
        return linked(body, feed.page(), PERSON + encoded(feed.profile().handle()), wanted);
    }

    public Response replies(Request request) {
        var wanted = PageRequest.of(request);
        var handle = PathHandle.of(request);
        var page = feeds.replies(request.viewerUuid(), handle, wanted);
        return reply(page, PERSON + encoded(handle) + "/replies", wanted);
    }

    public Response likes(Request request) {
        var wanted = PageRequest.of(request);
        var handle = PathHandle.of(request);
        var page = feeds.likes(request.viewerUuid(), handle, wanted);
        return reply(page, PERSON + encoded(handle) + "/likes", wanted);
    }

    private Response reply(Page<FeedEntry> page, String path, PageRequest wanted) {
        return linked(page.items(), page, path, wanted);
    }

    private Response linked(Object body, Page<FeedEntry> page, String path, PageRequest wanted) {
        return Response.json(json.write(body)).withEntityTag().withLinks(page, path, wanted);
    }

    private static String encoded(String segment) {
        return UrlEncoding.segment(segment);
    }

    /** A person's feed as JSON. */
    record PersonFeedJson(FeedProfile profile, List<FeedEntry> activities) {}
}
