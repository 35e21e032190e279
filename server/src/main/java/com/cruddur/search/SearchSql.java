package com.cruddur.search;

import com.cruddur.activity.Activity;
import com.cruddur.platform.db.sql.MaxRows;
import com.cruddur.search.HashtagSample.HashtagUse;
import com.cruddur.user.Users.UserSummary;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of this room: the method {@code x} runs {@code SearchSql/x.sql}. */
interface SearchSql {

    /** Matches among the two thousand newest live activities before the place, newest first. */
    List<Activity> recentMatches(
            @Nullable UUID viewer, WordQuery query, OffsetDateTime createdAt, UUID uuid, @MaxRows int most);

    /** Matches among all live activities before the place, newest first. */
    List<Activity> indexedMatches(
            @Nullable UUID viewer, WordQuery query, OffsetDateTime createdAt, UUID uuid, @MaxRows int most);

    /**
     * People whose handle or name is like the term, the likest first.
     *
     * @param handle the term's name key
     * @param handlePrefix the pattern of handles that begin with it
     * @param namePrefix the pattern of names that begin with the term
     */
    List<UserSummary> people(
            @Nullable UUID viewer,
            String handle,
            String handlePrefix,
            String name,
            String namePrefix,
            @MaxRows int most);

    /** The newest ten thousand uses of hashtags by posts that are alive. */
    List<HashtagUse> hashtagUses();

    /** How many live posts have the hashtag, at most a thousand. */
    int hashtagUsesOf(String hashtag);

    /** The authors of the newest live posts, most active first. */
    List<UUID> activeAuthors();

    /** Those of {@code authors} that the viewer may want to follow, in the same order. */
    List<UserSummary> suggestions(@Nullable UUID viewer, UUID[] authors, @MaxRows int most);
}
