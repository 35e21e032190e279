package com.cruddur.feed;

import com.cruddur.platform.db.sql.KeysetPage;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * SQL of the feeds: the method {@code x} runs {@code FeedSql/x.sql}. Each feed returns at most 101 rows, all of them
 * visible to {@code viewer}, which is null for an anonymous reader.
 */
interface FeedSql {

    List<FeedEntry> home(@Nullable UUID viewer, KeysetPage page);

    List<FeedEntry> following(UUID viewer, KeysetPage page);

    /** The page of {@link #following} if it is found quickly among the newest posts of everybody, else nothing. */
    List<FeedEntry> followingRecent(UUID viewer, KeysetPage page);

    /**
     * The newest {@code rows} of {@link #following} for a viewer who follows fewer than a hundred people; fewer rows, or
     * none, when only {@link #following} can tell.
     */
    List<FeedEntry> followingFew(UUID viewer, int rows);

    /** As {@link #followingFew}, for a viewer who follows a hundred people or more. */
    List<FeedEntry> followingMany(UUID viewer, int rows);

    List<FeedEntry> bookmarks(UUID viewer, KeysetPage page);

    List<FeedEntry> hashtag(@Nullable UUID viewer, String hashtag, KeysetPage page);

    /** The posts and reposts of {@code person}, with their replies if {@code replies} says so. */
    List<FeedEntry> person(@Nullable UUID viewer, UUID person, boolean replies, KeysetPage page);

    List<FeedEntry> replies(@Nullable UUID viewer, UUID person, KeysetPage page);

    List<FeedEntry> likes(@Nullable UUID viewer, UUID person, KeysetPage page);

    /** The database's clock. */
    OffsetDateTime now();

    /** When the first of {@code activities} and of the replies to them expires after {@code now}; empty when none does. */
    Optional<Instant> firstExpiry(UUID[] activities, OffsetDateTime now);

    /** When the first activity of the person expires after {@code now}; empty when none does. */
    Optional<Instant> firstExpiryOf(UUID person, OffsetDateTime now);

    /** The person with {@code handle}, ignoring case, unless suspended, or blocked in either direction. */
    Optional<FeedProfile> profile(@Nullable UUID viewer, String handle);

    /** The id of the person that {@link #profile} finds. */
    Optional<UUID> personUuid(@Nullable UUID viewer, String handle);
}
