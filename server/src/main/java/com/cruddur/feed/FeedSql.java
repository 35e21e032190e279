package com.cruddur.feed;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.MaxRows;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/**
 * SQL of this room: the method {@code x} runs {@code FeedSql/x.sql}. Each feed is two methods: {@code x} finds what is
 * behind a place, newest first; {@code xNewer} what is before it, oldest first. Both find {@code most} at most and never
 * over 101, and only what the viewer may see.
 */
@UseClasspathSqlLocator
interface FeedSql {

    @SqlQuery
    List<FeedEntry> home(@BindMethods KeysetPosition position, @MaxRows int most);

    @SqlQuery
    List<FeedEntry> homeNewer(@BindMethods KeysetPosition position, @MaxRows int most);

    @SqlQuery
    List<FeedEntry> following(@BindMethods KeysetPosition position, @MaxRows int most);

    @SqlQuery
    List<FeedEntry> followingNewer(@BindMethods KeysetPosition position, @MaxRows int most);

    @SqlQuery
    List<FeedEntry> bookmarks(@BindMethods KeysetPosition position, @MaxRows int most);

    @SqlQuery
    List<FeedEntry> bookmarksNewer(@BindMethods KeysetPosition position, @MaxRows int most);

    @SqlQuery
    List<FeedEntry> hashtag(@BindMethods KeysetPosition position, @Bind("hashtag") String hashtag, @MaxRows int most);

    @SqlQuery
    List<FeedEntry> hashtagNewer(
            @BindMethods KeysetPosition position, @Bind("hashtag") String hashtag, @MaxRows int most);

    @SqlQuery
    List<FeedEntry> person(@BindMethods KeysetPosition position, @Bind("person") UUID person, @MaxRows int most);

    @SqlQuery
    List<FeedEntry> personNewer(@BindMethods KeysetPosition position, @Bind("person") UUID person, @MaxRows int most);

    @SqlQuery
    List<FeedEntry> replies(@BindMethods KeysetPosition position, @Bind("person") UUID person, @MaxRows int most);

    @SqlQuery
    List<FeedEntry> repliesNewer(@BindMethods KeysetPosition position, @Bind("person") UUID person, @MaxRows int most);

    @SqlQuery
    List<FeedEntry> likes(@BindMethods KeysetPosition position, @Bind("person") UUID person, @MaxRows int most);

    @SqlQuery
    List<FeedEntry> likesNewer(@BindMethods KeysetPosition position, @Bind("person") UUID person, @MaxRows int most);

    /** The person of that handle, in any case, unless suspended, or blocked by the viewer or the other way round. */
    @SqlQuery
    Optional<FeedProfile> profile(@Bind("viewer") @Nullable UUID viewer, @Bind("handle") String handle);

    /** The id of the same. */
    @SqlQuery
    Optional<UUID> personUuid(@Bind("viewer") @Nullable UUID viewer, @Bind("handle") String handle);
}
