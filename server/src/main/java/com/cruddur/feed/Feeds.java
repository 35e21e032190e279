package com.cruddur.feed;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.db.sql.KeysetPage;
import com.cruddur.platform.http.Cursor;
import com.cruddur.platform.http.Page;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.text.Hashtag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads feeds. Each feed is one query whose cost depends on the page, not on the table; a person's feeds take two
 * queries on one connection. Feeds list what is alive by the database's clock, newest first, and leave out people who
 * are suspended, or blocked in either direction. {@code viewer} is null for an anonymous reader.
 */
public final class Feeds {

    /** The entries of a feed for programs that keep copies. */
    private static final PageRequest SYNDICATED = new PageRequest(40, null);

    private final Database database;
    private final NewestFollowing newestFollowing = new NewestFollowing();

    public Feeds(Database database) {
        this.database = database;
    }

    /** The posts and replies of everybody whom the viewer has not muted. */
    Page<FeedEntry> home(@Nullable UUID viewer, PageRequest request) {
        return database.read(FeedSql.class, sql -> {
            var lifetime = FeedLifetime.start(sql);
            return lifetime.of(page(request, sql.home(viewer, request.keyset())));
        });
    }

    /**
     * The posts and reposts of the viewer and of the people whom the viewer follows and has not muted. A post that
     * qualifies several times appears once, at its newest position.
     */
    Page<FeedEntry> following(UUID viewer, PageRequest request) {
        return database.read(FeedSql.class, sql -> {
            var wanted = request.keyset();
            if (request.cursor() == null) {
                var newest = newestFollowing.read(sql, viewer, wanted.maxRows());
                return page(request, newest == null ? sql.following(viewer, wanted) : newest);
            }
            var recent = sql.followingRecent(viewer, wanted);
            return page(request, recent.size() == wanted.maxRows() ? recent : sql.following(viewer, wanted));
        });
    }

    /** The viewer's bookmarks, the latest first. */
    Page<FeedEntry> bookmarks(UUID viewer, PageRequest request) {
        return database.read(FeedSql.class, sql -> page(request, sql.bookmarks(viewer, request.keyset())));
    }

    /**
     * The posts with {@code hashtag}, except those of people whom the viewer muted.
     *
     * @param hashtag in any spelling, with or without the {@code #}
     * @throws Failure.NotFound when {@code hashtag} is not a valid hashtag
     */
    Page<FeedEntry> hashtag(@Nullable UUID viewer, String hashtag, PageRequest request) {
        var name = hashtagNamed(hashtag);
        return database.read(FeedSql.class, sql -> page(request, sql.hashtag(viewer, name, request.keyset())));
    }

    /**
     * A person's posts, replies and reposts.
     *
     * @throws Failure.NotFound when nobody whom {@code viewer} may see has {@code handle}
     */
    PersonFeed person(@Nullable UUID viewer, String handle, PageRequest request) {
        return database.read(FeedSql.class, sql -> {
            var lifetime = FeedLifetime.start(sql);
            var profile = sql.profile(viewer, handle).orElseThrow(PathHandle::nobody);
            lifetime.ofCount(profile.uuid());
            var page = page(request, sql.person(viewer, profile.uuid(), true, request.keyset()));
            return new PersonFeed(profile, lifetime.of(page));
        });
    }

    /**
     * A person's posts and reposts without replies, for a response that also shows how many posts the person has.
     *
     * @throws Failure.NotFound when nobody whom {@code viewer} may see has {@code handle}
     */
    Page<FeedEntry> posts(@Nullable UUID viewer, String handle, PageRequest request) {
        return database.read(FeedSql.class, sql -> {
            var lifetime = FeedLifetime.start(sql);
            var person = sql.personUuid(viewer, handle).orElseThrow(PathHandle::nobody);
            lifetime.ofCount(person);
            return lifetime.of(page(request, sql.person(viewer, person, false, request.keyset())));
        });
    }

    /**
     * A person's replies.
     *
     * @throws Failure.NotFound when nobody whom {@code viewer} may see has {@code handle}
     */
    Page<FeedEntry> replies(@Nullable UUID viewer, String handle, PageRequest request) {
        return database.read(FeedSql.class, sql -> {
            var person = sql.personUuid(viewer, handle).orElseThrow(PathHandle::nobody);
            return page(request, sql.replies(viewer, person, request.keyset()));
        });
    }

    /**
     * The activities that a person liked, the latest like first.
     *
     * @throws Failure.NotFound when nobody whom {@code viewer} may see has {@code handle}
     */
    Page<FeedEntry> likes(@Nullable UUID viewer, String handle, PageRequest request) {
        return database.read(FeedSql.class, sql -> {
            var person = sql.personUuid(viewer, handle).orElseThrow(PathHandle::nobody);
            return page(request, sql.likes(viewer, person, request.keyset()));
        });
    }

    /**
     * The newest of a person's posts and reposts without replies, for programs that keep copies.
     *
     * @throws Failure.NotFound when nobody whom anonymous readers may see has {@code handle}
     */
    SyndicatedPerson syndicatedPerson(String handle) {
        return database.read(FeedSql.class, sql -> {
            var readAt = sql.now().toInstant();
            var profile = sql.profile(null, handle).orElseThrow(PathHandle::nobody);
            var found = sql.person(null, profile.uuid(), false, SYNDICATED.keyset());
            return new SyndicatedPerson(profile, syndicated(readAt, found));
        });
    }

    /**
     * The newest posts with {@code hashtag}, for programs that keep copies.
     *
     * @throws Failure.NotFound when {@code hashtag} is not a valid hashtag
     */
    SyndicatedFeed syndicatedHashtag(String hashtag) {
        var name = hashtagNamed(hashtag);
        return database.read(FeedSql.class, sql -> {
            var readAt = sql.now().toInstant();
            return syndicated(readAt, sql.hashtag(null, name, SYNDICATED.keyset()));
        });
    }

    private static SyndicatedFeed syndicated(Instant readAt, List<FeedEntry> found) {
        return new SyndicatedFeed(readAt, page(SYNDICATED, found).items());
    }

    private static String hashtagNamed(String hashtag) {
        return Hashtag.read(hashtag).orElseThrow(() -> new Failure.NotFound("This is no hashtag."));
    }

    private static Page<FeedEntry> page(PageRequest request, List<FeedEntry> found) {
        return Page.of(request, found, Feeds::cursor);
    }

    private static Cursor cursor(KeysetPage.Direction direction, FeedEntry entry) {
        return new Cursor(direction, entry.placedAt(), entry.activity().uuid());
    }

    /** A person and a page of their posts, replies and reposts. */
    record PersonFeed(FeedProfile profile, Page<FeedEntry> page) {}

    /** A person and the feed of their posts and reposts. */
    record SyndicatedPerson(FeedProfile profile, SyndicatedFeed feed) {}
}
