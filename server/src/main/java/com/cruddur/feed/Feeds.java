package com.cruddur.feed;

import com.cruddur.platform.Failure;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.db.sql.KeysetPage;
import com.cruddur.platform.http.Cursor;
import com.cruddur.platform.http.Page;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.platform.http.PathHandle;
import com.cruddur.platform.text.Hashtag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can be read in a row. Each feed is one query, whose cost depends on the page and not on the table; a person's are
 * two, on one connection. All hold what is alive now by the database's clock, newest first, and nothing of people who
 * are suspended, or who block the viewer or are blocked. A viewer is null for who is not signed in.
 */
public final class Feeds {

    private final Database database;

    public Feeds(Database database) {
        this.database = database;
    }

    /** Everybody's posts and replies, without those of people the viewer muted. */
    Page<FeedEntry> home(@Nullable UUID viewer, PageRequest request) {
        return database.read(FeedSql.class, sql -> page(request, sql.home(viewer, request.keyset())));
    }

    /**
     * What the viewer, and the people the viewer follows and has not muted, post and repost. A post that comes in several
     * ways stands once, in its newest place.
     */
    Page<FeedEntry> following(UUID viewer, PageRequest request) {
        return database.read(FeedSql.class, sql -> page(request, sql.following(viewer, request.keyset())));
    }

    /** What the viewer keeps, the last kept first. */
    Page<FeedEntry> bookmarks(UUID viewer, PageRequest request) {
        return database.read(FeedSql.class, sql -> page(request, sql.bookmarks(viewer, request.keyset())));
    }

    /**
     * The posts with {@code hashtag}, without those of people whom the viewer muted.
     *
     * @param hashtag in any spelling, with or without its sign
     * @throws Failure.NotFound when no post can have it
     */
    Page<FeedEntry> hashtag(@Nullable UUID viewer, String hashtag, PageRequest request) {
        var name = Hashtag.read(hashtag).orElseThrow(() -> new Failure.NotFound("This is no hashtag."));
        return database.read(FeedSql.class, sql -> page(request, sql.hashtag(viewer, name, request.keyset())));
    }

    /**
     * A person's posts and replies, and what they reposted.
     *
     * @throws Failure.NotFound when nobody has that handle, or one who is not for the viewer to see
     */
    PersonFeed person(@Nullable UUID viewer, String handle, PageRequest request) {
        return database.read(FeedSql.class, sql -> {
            var profile = sql.profile(viewer, handle).orElseThrow(PathHandle::nobody);
            return new PersonFeed(profile, page(request, sql.person(viewer, profile.uuid(), request.keyset())));
        });
    }

    /**
     * A person's replies alone.
     *
     * @throws Failure.NotFound as above
     */
    Page<FeedEntry> replies(@Nullable UUID viewer, String handle, PageRequest request) {
        return database.read(FeedSql.class, sql -> {
            var person = sql.personUuid(viewer, handle).orElseThrow(PathHandle::nobody);
            return page(request, sql.replies(viewer, person, request.keyset()));
        });
    }

    /**
     * What a person liked, the last liked first.
     *
     * @throws Failure.NotFound as above
     */
    Page<FeedEntry> likes(@Nullable UUID viewer, String handle, PageRequest request) {
        return database.read(FeedSql.class, sql -> {
            var person = sql.personUuid(viewer, handle).orElseThrow(PathHandle::nobody);
            return page(request, sql.likes(viewer, person, request.keyset()));
        });
    }

    private static Page<FeedEntry> page(PageRequest request, List<FeedEntry> found) {
        return Page.of(request, found, Feeds::cursor);
    }

    private static Cursor cursor(KeysetPage.Direction direction, FeedEntry entry) {
        return new Cursor(direction, entry.placedAt(), entry.activity().uuid());
    }

    /** A person and a page of what they posted and reposted. */
    record PersonFeed(FeedProfile profile, Page<FeedEntry> page) {}
}
