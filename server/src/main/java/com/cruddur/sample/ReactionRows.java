package com.cruddur.sample;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Copies in what people do with posts, and what the posts speak of.
 *
 * @param people all made-up people; the last two are left to the side by {@link SampleReactions#crowd}
 */
record ReactionRows(Connection connection, Random random, List<UUID> people, Instant now) {

    /** Copies the rows of {@code drafts}, which are in already, and returns their number. */
    long copy(List<SampleActivity> drafts) throws SQLException {
        return likes(drafts) + reposts(drafts) + bookmarks(drafts) + hashtags(drafts);
    }

    private long likes(List<SampleActivity> drafts) throws SQLException {
        try (var rows = reactions("likes")) {
            for (var draft : drafts) {
                add(rows, draft, draft.reactions().likes());
                addFavourite(rows, draft);
            }
            return rows.finish();
        }
    }

    private long reposts(List<SampleActivity> drafts) throws SQLException {
        try (var rows = reactions("reposts")) {
            for (var draft : drafts) {
                add(rows, draft, draft.reactions().reposts());
            }
            return rows.finish();
        }
    }

    private long bookmarks(List<SampleActivity> drafts) throws SQLException {
        try (var rows = reactions("bookmarks")) {
            for (var draft : drafts) {
                add(rows, draft, draft.reactions().bookmarks());
                addFavourite(rows, draft);
            }
            return rows.finish();
        }
    }

    private long hashtags(List<SampleActivity> drafts) throws SQLException {
        try (var rows = new CopyRows(connection, "public.activity_hashtags (activity_uuid, hashtag, created_at)")) {
            for (var draft : drafts) {
                SampleWords.hashtag(draft.message())
                        .ifPresent(hashtag -> rows.add(draft.uuid(), hashtag, draft.createdAt()));
            }
            return rows.finish();
        }
    }

    private CopyRows reactions(String table) throws SQLException {
        return new CopyRows(connection, "public." + table + " (activity_uuid, user_uuid, created_at)");
    }

    /** Neighbours, which are distinct without having to remember them, from a random one on: the prolific react much too. */
    private void add(CopyRows rows, SampleActivity draft, int count) {
        var crowd = SampleReactions.crowd(people.size());
        var first = count == 0 ? 0 : MadeUpData.prolific(random, crowd);
        for (var i = 0; i < count; i++) {
            rows.add(draft.uuid(), people.get((first + i) % crowd), since(draft));
        }
    }

    private void addFavourite(CopyRows rows, SampleActivity draft) {
        if (draft.reactions().favourite()) {
            rows.add(draft.uuid(), people.getLast(), since(draft));
        }
    }

    private Instant since(SampleActivity draft) {
        var age = ChronoUnit.MICROS.between(draft.createdAt(), now);
        return draft.createdAt().plus(random.nextLong(age + 1), ChronoUnit.MICROS);
    }
}
