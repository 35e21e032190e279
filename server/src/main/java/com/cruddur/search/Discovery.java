package com.cruddur.search;

import com.cruddur.platform.db.Database;
import com.cruddur.realtime.Event;
import com.cruddur.realtime.EventPublisher.EventListener;
import com.cruddur.user.Users.UserSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Trending hashtags and people to follow, both derived from the newest live posts. While there are requests, the posts
 * are read every five seconds, and an answer is at most ten seconds old. A post that expires in between stops counting
 * at that instant.
 */
public final class Discovery implements EventListener {

    /** The authors looked at first: most readers follow few of them, and so the other hundreds need no look. */
    private static final int FIRST_AUTHORS = 20;

    private final Database database;
    private final RefreshingCache<HashtagSample> hashtags;
    private final RefreshingCache<List<UUID>> authors;

    public Discovery(Database database) {
        this.database = database;
        hashtags = new RefreshingCache<>("hashtag-sample", this::sample);
        authors = new RefreshingCache<>(
                "active-authors", () -> database.query(SearchSql.class, SearchSql::activeAuthors));
    }

    /** The most used hashtags of the newest posts. */
    public List<TrendingHashtag> trending(int most) {
        var sample = hashtags.get();
        sample.reportLifetime();
        return sample.mostUsed(_ -> true, most);
    }

    /**
     * Hashtags that begin with the term, the most used first; includes the term itself even when only older posts have
     * it.
     */
    List<TrendingHashtag> hashtags(SearchTerm term, int most) {
        var wanted = term.hashtag();
        var found = new ArrayList<>(hashtags.get().mostUsed(hashtag -> hashtag.startsWith(wanted), most));
        if (found.stream().noneMatch(hashtag -> hashtag.hashtag().equals(wanted))) {
            var older = database.query(SearchSql.class, sql -> sql.hashtagUsesOf(wanted));
            if (older > 0) {
                found.addFirst(new TrendingHashtag(wanted, older));
            }
        }
        return found.stream().limit(most).toList();
    }

    /**
     * Authors of the newest posts whom the viewer does not follow, mute or block, the most active first.
     *
     * @param viewer null for an anonymous reader
     */
    public List<UserSummary> people(@Nullable UUID viewer, int most) {
        var active = authors.get();
        var first = suggested(viewer, active.stream().limit(FIRST_AUTHORS), most);
        return first.size() == most || active.size() <= FIRST_AUTHORS
                ? first
                : suggested(viewer, active.stream(), most);
    }

    private List<UserSummary> suggested(@Nullable UUID viewer, Stream<UUID> active, int most) {
        var authors = active.toArray(UUID[]::new);
        return database.read(SearchSql.class, sql -> sql.suggestions(viewer, authors, most));
    }

    /** Discards the sample, because a deleted post must no longer count. */
    @Override
    public void committed(Event event) {
        if (event.kind() == Event.Kind.SHORTENED) {
            hashtags.invalidate();
        }
    }

    private HashtagSample sample() {
        var started = System.nanoTime();
        return new HashtagSample(database.query(SearchSql.class, SearchSql::hashtagUses), started);
    }

    /**
     * A hashtag of live posts.
     *
     * @param hashtag without the {@code #}, in lower case
     * @param crudsCount how many live posts have it, counted up to a bound
     */
    public record TrendingHashtag(String hashtag, int crudsCount) {}
}
