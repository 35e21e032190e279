package com.cruddur.search;

import com.cruddur.activity.Activity;
import com.cruddur.user.UserSummary;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.MaxRows;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** SQL of this room: the method {@code x} runs {@code SearchSql/x.sql}. */
@UseClasspathSqlLocator
interface SearchSql {

    /** Matches among the two thousand newest live activities before the place, newest first. */
    @SqlQuery
    List<Activity> recentMatches(
            @Bind("viewer") @Nullable UUID viewer,
            @BindMethods WordQuery query,
            @Bind("createdAt") OffsetDateTime createdAt,
            @Bind("uuid") UUID uuid,
            @MaxRows int most);

    /** Matches among all live activities before the place, newest first. */
    @SqlQuery
    List<Activity> indexedMatches(
            @Bind("viewer") @Nullable UUID viewer,
            @BindMethods WordQuery query,
            @Bind("createdAt") OffsetDateTime createdAt,
            @Bind("uuid") UUID uuid,
            @MaxRows int most);

    /**
     * People whose handle or name is like the term, the likest first.
     *
     * @param prefix the pattern of what begins with the term
     */
    @SqlQuery
    List<UserSummary> people(
            @Bind("viewer") @Nullable UUID viewer,
            @Bind("term") String term,
            @Bind("prefix") String prefix,
            @MaxRows int most);

    /** The newest ten thousand uses of hashtags by posts that are alive. */
    @SqlQuery
    List<HashtagUse> hashtagUses();

    /** How many live posts have the hashtag, at most a thousand. */
    @SqlQuery
    int hashtagUsesOf(@Bind("hashtag") String hashtag);

    /** The authors of the newest live posts, most active first. */
    @SqlQuery
    List<UUID> activeAuthors();

    /** Those of {@code authors} that the viewer may want to follow, in the same order. */
    @SqlQuery
    List<UserSummary> suggestions(
            @Bind("viewer") @Nullable UUID viewer, @Bind("authors") UUID[] authors, @MaxRows int most);
}
