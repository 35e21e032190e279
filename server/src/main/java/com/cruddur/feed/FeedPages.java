package com.cruddur.feed;

import com.cruddur.activity.Activities;
import com.cruddur.platform.Failure;
import com.cruddur.platform.UrlEncoding;
import com.cruddur.platform.html.Person;
import com.cruddur.platform.http.Page;
import com.cruddur.platform.http.PageRenderer;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.text.Isolated;
import com.cruddur.user.Users;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Feeds as pages. */
public final class FeedPages {

    /** Reads one of a person's feeds. */
    private interface Feed {
        Page<FeedEntry> read(@Nullable UUID viewer, String handle, PageRequest wanted);
    }

    private final Feeds feeds;
    private final Activities activities;
    private final Users users;
    private final PageRenderer renderer;
    private final InstantSource clock;

    public FeedPages(Feeds feeds, Activities activities, Users users, PageRenderer renderer, InstantSource clock) {
        this.feeds = feeds;
        this.activities = activities;
        this.users = users;
        this.renderer = renderer;
        this.clock = clock;
    }

    public Response home(Request request) {
        var wanted = PageRequest.ofPosts(request);
        var feed = view(request, "/", feeds.home(request.viewerUuid(), wanted), wanted);
        return renderer.page(request, "feed/home.jte", "feed", feed);
    }

    public Response following(Request request) {
        var viewer = request.viewer().uuid();
        var wanted = PageRequest.ofPosts(request);
        var feed = view(request, "/following", feeds.following(viewer, wanted), wanted);
        var view = new ListView("home", "following.title", "following.empty", feed);
        return renderer.page(request, "feed/list.jte", "list", view);
    }

    public Response bookmarks(Request request) {
        var viewer = request.viewer().uuid();
        var wanted = PageRequest.ofPosts(request);
        var feed = view(request, "/bookmarks", feeds.bookmarks(viewer, wanted), wanted);
        var view = new ListView("bookmarks", "bookmarks.title", "bookmarks.empty", feed);
        return renderer.page(request, "feed/list.jte", "list", view);
    }

    public Response hashtag(Request request) {
        var wanted = PageRequest.ofPosts(request);
        var hashtag = request.pathParameter("hashtag");
        var path = "/hashtags/" + UrlEncoding.segment(hashtag);
        var feed = view(request, path, feeds.hashtag(request.viewerUuid(), hashtag, wanted), wanted);
        var view = new HashtagView(Isolated.of("#" + hashtag), feed);
        return renderer.page(request, "feed/hashtag.jte", "hashtag", view);
    }

    public Response person(Request request) {
        return personOrBlock(request, "posts", feeds::posts);
    }

    public Response replies(Request request) {
        return personOrBlock(request, "replies", feeds::replies);
    }

    public Response likes(Request request) {
        return personOrBlock(request, "likes", feeds::likes);
    }

    /** Tells a reader who blocked the person that they did, and offers to lift the block. */
    private Response personOrBlock(Request request, String tab, Feed feed) {
        try {
            return person(request, tab, feed);
        } catch (Failure.NotFound nobody) {
            var viewer = request.viewerUuid();
            if (viewer == null) {
                throw nobody;
            }
            return users.blocked(viewer, PathHandle.of(request))
                    .map(one -> new Person(one.handle(), one.displayName()))
                    .map(blocked -> renderer.page(request, "feed/blocked.jte", "person", blocked))
                    .orElseThrow(() -> nobody);
        }
    }

    private Response person(Request request, String tab, Feed feed) {
        var wanted = PageRequest.ofPosts(request);
        var viewer = request.viewerUuid();
        // The feed first: it reports the lifetime of what is read after it, too.
        var page = feed.read(viewer, PathHandle.of(request), wanted);
        var profile = users.profile(viewer, PathHandle.of(request));
        var base = new Person(profile.handle(), profile.displayName()).path();
        var path = tab.equals("posts") ? base : base + "/" + tab;
        var shown = view(request, path, page, wanted);
        return renderer.page(request, "feed/person.jte", "person", new PersonView(profile, tab, shown));
    }

    private FeedView view(Request request, String path, Page<FeedEntry> page, PageRequest wanted) {
        var shown = activities.withPictures(
                page.items().stream().map(FeedEntry::activity).toList());
        var answered = activities.answered(request.viewerUuid(), shown);
        return FeedView.of(page, shown, path, wanted, answered, clock.instant());
    }

    /**
     * A feed with a page of its own.
     *
     * @param section the section of the navigation that it belongs to
     * @param heading the key of its heading
     * @param empty the key of the text of an empty feed
     */
    public record ListView(String section, String heading, String empty, FeedView feed) {}

    /** The feed of a hashtag. */
    public record HashtagView(String heading, FeedView feed) {}
}
