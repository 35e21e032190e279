package com.cruddur.search;

import com.cruddur.activity.Activity;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.db.sql.KeysetPage;
import com.cruddur.platform.db.sql.UncheckedSqlException;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds activities and people. Each search reads a bounded number of rows, whatever the size of the tables. */
public final class Search {

    private final Database database;

    /** What a term that is not rare has shown lately. */
    private enum Frequency {
        /** To count the matches takes longer than to look through more posts. */
        COMMON,
        /** The index has more entries than it can read in time. */
        OVERWHELMING
    }

    private final Cache<String, Frequency> frequencies = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    public Search(Database database) {
        this.database = database;
    }

    /**
     * Live activities that contain all words of {@code term}, newest first. Frequent words fill the page from the newest
     * posts. The word index finds rare words; for those between, more posts are looked through first, since the index
     * reads all its entries of a word, however many there are. If it cannot do so in time, the matches among the newest
     * ten thousand posts are all. The database separates words ({@code search_words}), so that all scripts are searched
     * alike on any cluster.
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
            return indexed(words, () -> sql.indexedMatches(viewer, words, createdAt, uuid, most), newest);
        });
        return Page.onward(request, found, Search::place);
    }

    private boolean isCommon(SearchSql sql, String words, OffsetDateTime createdAt, UUID uuid) {
        if (frequencies.getIfPresent(words) != null) {
            return true;
        }
        if (indexed(words, () -> sql.isRare(words, createdAt, uuid), false)) {
            return false;
        }
        frequencies.asMap().putIfAbsent(words, Frequency.COMMON);
        return true;
    }

    /** What the index answers, or {@code otherwise} when it cannot answer for these words in time. */
    private <T> T indexed(String words, Supplier<T> index, T otherwise) {
        if (frequencies.getIfPresent(words) == Frequency.OVERWHELMING) {
            return otherwise;
        }
        try {
            return index.get();
        } catch (UncheckedSqlException e) {
            if (!e.isTimeout()) {
                throw e;
            }
            frequencies.put(words, Frequency.OVERWHELMING);
            return otherwise;
        }
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
