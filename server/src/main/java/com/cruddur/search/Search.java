package com.cruddur.search;

import com.cruddur.activity.Activity;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.db.sql.KeysetPage;
import com.cruddur.platform.http.Cursor;
import com.cruddur.platform.http.Page;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.user.Users.UserSummary;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds activities and people. Each search reads a bounded number of rows, whatever the size of the tables. */
public final class Search {

    private final Database database;

    /** Terms that were not rare lately. To count the matches takes longer than to find the newest ones. */
    private final Cache<String, Boolean> common = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    public Search(Database database) {
        this.database = database;
    }

    /**
     * Live activities that contain all words of {@code term}, newest first. Frequent words fill the page from the newest
     * posts. The word index finds rare words; for those between, more posts are looked through first, since the index
     * reads all its entries of a word, however many there are. The database separates words ({@code search_words}), so
     * that all scripts are searched alike on any cluster.
     *
     * @param viewer null for an anonymous reader
     */
    Page<Activity> activities(@Nullable UUID viewer, SearchTerm term, PageRequest request) {
        var words = term.text();
        var createdAt = request.createdAt();
        var uuid = request.uuid();
        var most = request.oneMore();
        var found = database.read(SearchSql.class, sql -> {
            var word = term.longestPlainWord();
            var newest = sql.recentMatches(viewer, words, word, createdAt, uuid, most);
            if (newest.size() < most && isCommon(sql, words, createdAt, uuid)) {
                newest = sql.earlierMatches(viewer, words, word, createdAt, uuid, most);
            }
            if (newest.size() == most) {
                return newest;
            }
            return sql.indexedMatches(viewer, words, createdAt, uuid, most);
        });
        return Page.onward(request, found, Search::place);
    }

    private boolean isCommon(SearchSql sql, String words, OffsetDateTime createdAt, UUID uuid) {
        if (common.getIfPresent(words) != null) {
            return true;
        }
        if (sql.isRare(words, createdAt, uuid)) {
            return false;
        }
        common.put(words, true);
        return true;
    }

    /**
     * People whose handle or name begins with the term or resembles it, at most {@code most}, the most similar first.
     */
    List<FoundPerson> people(@Nullable UUID viewer, SearchTerm term, int most) {
        var handle = term.handle();
        var name = term.name();
        return database.read(
                SearchSql.class, sql -> sql.people(viewer, handle, prefix(handle), name, prefix(name), most));
    }

    /** @param following whether the viewer follows the person, null without a viewer */
    record FoundPerson(UserSummary person, @Nullable Boolean following) {}

    /** The LIKE pattern of texts that begin with {@code text}. */
    private static String prefix(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    private static Cursor place(KeysetPage.Direction direction, Activity activity) {
        return new Cursor(direction, activity.createdAt(), activity.uuid());
    }
}
