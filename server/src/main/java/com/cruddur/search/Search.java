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

    /** Terms that were frequent lately. To count the matches takes longer than to find the newest ones. */
    private final Cache<String, Boolean> frequent = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    public Search(Database database) {
        this.database = database;
    }

    /**
     * Live activities that contain all words of {@code term}, newest first. The word index finds rare words.
     * Frequent words match among the newest posts; when these do not fill the page, the word index finds the rest. The
     * database separates words ({@code search_words}), so that all scripts are searched alike on any cluster.
     *
     * @param viewer null for an anonymous reader
     */
    Page<Activity> activities(@Nullable UUID viewer, SearchTerm term, PageRequest request) {
        var words = term.text();
        var createdAt = request.createdAt();
        var uuid = request.uuid();
        var most = request.oneMore();
        var found = database.read(SearchSql.class, sql -> {
            if (isFrequent(sql, words, createdAt, uuid)) {
                var recent = sql.recentMatches(viewer, words, term.longestPlainWord(), createdAt, uuid, most);
                if (recent.size() == most) {
                    return recent;
                }
            }
            return sql.indexedMatches(viewer, words, createdAt, uuid, most);
        });
        return Page.onward(request, found, Search::place);
    }

    private boolean isFrequent(SearchSql sql, String words, OffsetDateTime createdAt, UUID uuid) {
        if (frequent.getIfPresent(words) != null) {
            return true;
        }
        if (sql.isRare(words, createdAt, uuid)) {
            return false;
        }
        frequent.put(words, true);
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
