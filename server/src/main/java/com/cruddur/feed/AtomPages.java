package com.cruddur.feed;

import com.cruddur.platform.UrlEncoding;
import com.cruddur.platform.html.Person;
import com.cruddur.platform.http.Headers;
import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.http.PublicOrigin;
import com.cruddur.platform.http.Request;
import com.cruddur.platform.http.Response;
import com.cruddur.platform.text.Hashtag;
import com.cruddur.platform.text.Isolated;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * Feeds for feed readers. Whoever asks gets what an anonymous reader sees, so that caches may keep the response; they
 * may do so until the first post in it expires.
 */
public final class AtomPages {

    private static final String MEDIA_TYPE = "application/atom+xml; charset=utf-8";

    private final Feeds feeds;
    private final PublicOrigin origin;

    public AtomPages(Feeds feeds, PublicOrigin origin) {
        this.feeds = feeds;
        this.origin = origin;
    }

    public Response person(Request request) {
        var found = feeds.syndicatedPerson(PathHandle.of(request));
        var profile = found.profile();
        var person = new Person(profile.handle(), profile.displayName());
        var title =
                "%s (%s) on Cruddur".formatted(Isolated.of(person.displayName()), Isolated.of("@" + person.handle()));
        var head = new AtomDocument.Head(
                profile.uuid(),
                title,
                person,
                person.feedPath(),
                person.path(),
                found.feed().updated(Instant.EPOCH));
        return response(request, head, found.feed());
    }

    public Response hashtag(Request request) {
        var hashtag = Hashtag.normalized(request.pathParameter("hashtag"));
        var feed = feeds.syndicatedHashtag(hashtag);
        var page = "/hashtags/" + UrlEncoding.segment(hashtag);
        // A hashtag has no row and so no id of its own; its address has one and keeps it.
        var id = UUID.nameUUIDFromBytes((origin.of(request) + page).getBytes(StandardCharsets.UTF_8));
        var head = new AtomDocument.Head(
                id,
                Isolated.of("#" + hashtag) + " on Cruddur",
                null,
                page + "/feed.atom",
                page,
                feed.updated(Instant.EPOCH));
        return response(request, head, feed);
    }

    private Response response(Request request, AtomDocument.Head head, SyndicatedFeed feed) {
        var seconds = Math.max(0, feed.lifetime().toSeconds());
        return Response.of(MEDIA_TYPE, AtomDocument.of(origin.of(request), head, feed))
                .withEntityTag()
                .withHeader(Headers.CACHE_CONTROL, "public, max-age=%s, must-revalidate".formatted(seconds));
    }
}
