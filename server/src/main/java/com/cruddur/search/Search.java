package com.cruddur.search;

import com.cruddur.activity.Activity;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.db.sql.KeysetPage;
import com.cruddur.platform.http.Cursor;
import com.cruddur.platform.http.Page;
import com.cruddur.platform.http.PageRequest;
import com.cruddur.user.Users.UserSummary;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be found. Each search reads a bounded number of rows, however large the tables are. */
public final class Search {

    private final Database database;

    public Search(Database database) {
        this.database = database;
    }

    /**
     * Live activities with all the words of {@code term}, newest first. Frequent words are found among the newest posts;
     * when that is not enough for a page, the index of words finds the rest.
     *
     * @param viewer who reads, null for who is not signed in
     */
    Page<Activity> activities(@Nullable UUID viewer, SearchTerm term, PageRequest request) {
        var query = WordQuery.of(term.text());
        var createdAt = request.createdAt();
        var uuid = request.uuid();
        var most = request.oneMore();
        var found = database.read(SearchSql.class, sql -> {
            var recent = sql.recentMatches(viewer, query, createdAt, uuid, most);
            return recent.size() == most ? recent : sql.indexedMatches(viewer, query, createdAt, uuid, most);
        });
        return Page.onward(request, found, Search::place);
    }

    /** People whose handle or name begins with the term or is like it, {@code most} at most, the likest first. */
    List<UserSummary> people(@Nullable UUID viewer, SearchTerm term, int most) {
        var handle = term.handle();
        var name = term.name();
        return database.read(
                SearchSql.class, sql -> sql.people(viewer, handle, prefix(handle), name, prefix(name), most));
    }

    /** The pattern of LIKE for what begins with {@code text}. */
    private static String prefix(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    private static Cursor place(KeysetPage.Direction direction, Activity activity) {
        return new Cursor(direction, activity.createdAt(), activity.uuid());
    }
}
