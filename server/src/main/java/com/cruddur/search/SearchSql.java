package com.cruddur.search;

import com.cruddur.activity.Activity;
import com.cruddur.platform.db.sql.MaxRows;
import com.cruddur.search.HashtagSample.HashtagUse;
import com.cruddur.search.Search.FoundPerson;
import com.cruddur.user.Users.UserSummary;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of {@link Search} and {@link Discovery}: the method {@code x} runs {@code SearchSql/x.sql}. */
interface SearchSql {

    /**
     * Matches among the five hundred newest live activities before the position, newest first.
     *
     * @param word contained by every match whose characters are all ASCII, {@link SearchTerm#longestPlainWord}
     */
    List<Activity> recentMatches(
            @Nullable UUID viewer, String term, String word, OffsetDateTime createdAt, UUID uuid, @MaxRows int most);

    /**
     * Whether at most two thousand live activities before the position match. PostgreSQL reads all entries of the words in
     * the index before it counts the first.
     */
    boolean isRare(String term, OffsetDateTime createdAt, UUID uuid);

    /** As {@link #recentMatches}, among ten thousand. */
    List<Activity> earlierMatches(
            @Nullable UUID viewer, String term, String word, OffsetDateTime createdAt, UUID uuid, @MaxRows int most);

    /** Matches among all live activities before the position, newest first. */
    List<Activity> indexedMatches(
            @Nullable UUID viewer, String term, OffsetDateTime createdAt, UUID uuid, @MaxRows int most);

    /**
     * People whose handle or name resembles the term, the most similar first.
     *
     * @param handle the name key of the term
     * @param handlePrefix the pattern of handles that begin with {@code handle}
     * @param namePrefix the pattern of names that begin with {@code name}
     */
    List<FoundPerson> people(
            @Nullable UUID viewer,
            String handle,
            String handlePrefix,
            String name,
            String namePrefix,
            @MaxRows int most);

    /** The newest ten thousand uses of hashtags, without those in expired posts. */
    List<HashtagUse> hashtagUses();

    /** How many live posts have the hashtag, counted up to a thousand. */
    int hashtagUsesOf(String hashtag);

    /** The authors of the newest live posts, most active first. */
    List<UUID> activeAuthors();

    /** Those of {@code authors} whom the viewer may want to follow, in the given order. */
    List<UserSummary> suggestions(@Nullable UUID viewer, UUID[] authors, @MaxRows int most);
}
