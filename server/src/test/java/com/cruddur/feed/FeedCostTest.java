package com.cruddur.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.pool.SessionSettings;
import com.cruddur.platform.db.sql.KeysetPage.Direction;
import com.cruddur.platform.db.sql.StatementText;
import com.cruddur.testing.SampleData;
import com.cruddur.testing.TestDatabase;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The cost of a feed is the page's, not the tables': counted in pages of the disk, which no slow machine changes. */
class FeedCostTest {

    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?");

    /** The parameters of the files, and which of the prepared statement they are. */
    private static final Map<String, String> PARAMETERS = Map.of(
            ":viewer",
            "\\$1",
            ":createdAt",
            "\\$2",
            ":uuid",
            "\\$3",
            ":person",
            "\\$4",
            ":hashtag",
            "\\$5",
            ":maxRows",
            "\\$6",
            ":rows",
            "\\$6",
            ":replies",
            "\\$7");

    private static final String BUSIEST = "SELECT uuid FROM public.users ORDER BY following_count DESC LIMIT 1";
    private static final String PROLIFIC =
            "SELECT user_uuid FROM public.activities GROUP BY user_uuid ORDER BY count(*) DESC LIMIT 1";

    /** What a row may cost: the row, its index entry, its author's; for a reader five looks at what is between them. */
    private static final int ROW = 16;

    private static final int ROW_FOR_A_READER = 35;

    /** The first post and repost of each person followed. */
    private static final int FOLLOWED = 20;

    /** Whom the reader follows, and twenty posts of anybody on a page of the disk. */
    private static final int A_LOOK = 8;

    private static final int PAGE = 101;

    /** The feed of a person without replies. */
    private static final String POSTS = "posts";

    private static final List<String> FOR_ANYONE = List.of("home", "hashtag", "person", POSTS, "replies", "likes");
    private static final List<String> FOR_A_READER =
            List.of("home", "hashtag", "person", POSTS, "replies", "likes", "bookmarks");

    @Test
    void aPageReadsAFewBuffersARowHoweverLargeTheTables() throws SQLException {
        try (var database = TestDatabase.migrated()) {
            SampleData.insert(database, 200, 5_000);
            assertAllAreCheap(database);

            SampleData.insert(database, 2_000, 60_000);
            assertAllAreCheap(database);
        }
    }

    private static void assertAllAreCheap(TestDatabase database) throws SQLException {
        var reader = database.texts(BUSIEST).getFirst();
        var person = database.texts(PROLIFIC).getFirst();
        var followed = Integer.parseInt(
                database.texts("SELECT max(following_count) FROM public.users").getFirst());
        var few = database.texts("SELECT uuid FROM public.users WHERE following_count = 5 LIMIT 1")
                .getFirst();
        var some = "SELECT %s FROM public.users WHERE following_count < 100 ORDER BY following_count DESC LIMIT 1";
        var someReader = database.texts(some.formatted("uuid")).getFirst();
        var followedBySome = Integer.parseInt(
                database.texts(some.formatted("following_count")).getFirst());
        var softly = new SoftAssertions();
        for (var page : List.of(21, PAGE)) {
            softly.assertThat(buffers(database, "followingFew", Direction.OLDER, someReader, person, page))
                    .as("%s rows of followingFew of %s", page, followedBySome)
                    .isLessThan(page * ROW_FOR_A_READER + followedBySome * A_LOOK);
            softly.assertThat(buffers(database, "followingMany", Direction.OLDER, reader, person, page))
                    .as("%s rows of followingMany of %s", page, followed)
                    .isLessThan(2 * page * ROW_FOR_A_READER + followed * A_LOOK);
        }
        for (var direction : Direction.values()) {
            for (var feed : FOR_ANYONE) {
                softly.assertThat(buffers(database, feed, direction, null, person))
                        .as(feed + " " + direction)
                        .isLessThan(walks(feed) * PAGE * ROW);
            }
            for (var feed : FOR_A_READER) {
                softly.assertThat(buffers(database, feed, direction, reader, person))
                        .as(feed + " " + direction + " for a reader")
                        .isLessThan(walks(feed) * PAGE * ROW_FOR_A_READER);
            }
            for (var page : List.of(21, PAGE)) {
                softly.assertThat(buffers(database, "following", direction, reader, person, page))
                        .as("%s rows of following %s of %s", page, direction, followed)
                        .isLessThan(2 * page * ROW_FOR_A_READER + followed * FOLLOWED);
                softly.assertThat(buffers(database, "followingRecent", direction, reader, person, page))
                        .as("%s rows of followingRecent %s of %s", page, direction, followed)
                        .isLessThan(2 * page * ROW_FOR_A_READER + followed * A_LOOK);
                softly.assertThat(buffers(database, "following", direction, few, person, page))
                        .as("%s rows of following %s of 5", page, direction)
                        .isLessThan(2 * page * ROW_FOR_A_READER + 5 * FOLLOWED);
            }
        }
        softly.assertAll();
    }

    /** A person's feed is made of posts and of reposts. */
    private static int walks(String feed) {
        return feed.equals("person") || feed.equals(POSTS) ? 2 : 1;
    }

    /** Buffers touched by the page of 101, as the prepared statement with its generic plan touches them. */
    private static int buffers(
            TestDatabase database, String feed, Direction direction, @Nullable String viewer, String person)
            throws SQLException {
        return buffers(database, feed, direction, viewer, person, PAGE);
    }

    private static int buffers(
            TestDatabase database, String feed, Direction direction, @Nullable String viewer, String person, int page)
            throws SQLException {
        var place = switch (direction) {
            case OLDER -> "'infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'";
            case NEWER -> "'-infinity', '00000000-0000-0000-0000-000000000000'";
        };
        var explain = "EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF) EXECUTE feed (%s, %s, '%s', 'cloud', %s, %s)"
                .formatted(viewer == null ? "NULL" : "'" + viewer + "'", place, person, page, !feed.equals(POSTS));
        try (var connection = asTheServicePlans(database.url()).connect("cruddur-test");
                var statement = connection.createStatement()) {
            statement.execute("SET statement_timeout = 0"); // buffers count here, on however busy a machine
            statement.execute(
                    "PREPARE feed (uuid, timestamptz, uuid, uuid, text, int, boolean) AS " + sql(feed, direction));
            statement.execute(explain); // the first run also reads the catalogue
            var plan = new StringBuilder();
            try (var rows = statement.executeQuery(explain)) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            var matcher = BUFFERS.matcher(plan);
            assertThat(matcher.find()).as(plan.toString()).isTrue();
            var read = matcher.group(2);
            return Integer.parseInt(matcher.group(1)) + (read == null ? 0 : Integer.parseInt(read));
        }
    }

    private static DatabaseUrl asTheServicePlans(DatabaseUrl url) {
        var parameters = new HashMap<>(url.parameters());
        parameters.put("options", SessionSettings.options());
        return new DatabaseUrl(url.hosts(), url.database(), url.user(), url.password(), parameters);
    }

    private static String sql(String feed, Direction direction) {
        var sql = StatementText.of("feed/FeedSql/" + (feed.equals(POSTS) ? "person" : feed) + ".sql", direction);
        for (var parameter : PARAMETERS.entrySet()) {
            sql = sql.replaceAll(parameter.getKey() + "\\b", parameter.getValue());
        }
        return sql;
    }
}
