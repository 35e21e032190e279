package com.cruddur.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.sample.MadeUpData;
import com.cruddur.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The cost of the home feed is the page's, not the table's: counted in pages of the disk, which no slow machine changes. */
class HomeFeedCostTest {

    private static final Path SQL =
            Path.of(System.getProperty("checkout"), "server/src/main/resources/com/cruddur/feed/FeedSql/home.sql");

    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared hit=(\\d+)");

    /** A row, its author's index entry two or three levels down, the author's row; the feed's index in between. */
    private static final int MOST_BUFFERS = 101 * 5;

    @Test
    void aPageReadsAFewBuffersARowHoweverLargeTheTable() throws SQLException, IOException {
        try (var database = TestDatabase.migrated()) {
            new MadeUpData(200, 5_000).insert(database.url(), _ -> {});
            assertThat(buffersRead(database)).isLessThan(MOST_BUFFERS);

            new MadeUpData(2_000, 100_000).insert(database.url(), _ -> {});
            assertThat(buffersRead(database)).isLessThan(MOST_BUFFERS);
            assertThat(database.texts("SELECT pg_relation_size('public.activities') / 8192"))
                    .singleElement()
                    .satisfies(pages -> assertThat(Integer.parseInt(pages)).isGreaterThan(3 * MOST_BUFFERS));
        }
    }

    /** Buffers touched by the page of 101, as the prepared statement with its generic plan touches them. */
    private static int buffersRead(TestDatabase database) throws IOException {
        var sql = Files.readString(SQL)
                .replaceFirst(":viewer", "NULL")
                .replaceFirst(":createdAt", "\\$1")
                .replaceFirst(":uuid", "\\$2");
        try (var connection = database.url().connect("cruddur-test");
                var statement = connection.createStatement()) {
            statement.execute("SET plan_cache_mode = force_generic_plan");
            statement.execute("PREPARE feed (timestamptz, uuid) AS " + sql);
            var explain =
                    "EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) EXECUTE feed ('infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff')";
            statement.execute(explain); // the first run also reads the catalogue
            var plan = new StringBuilder();
            try (var rows = statement.executeQuery(explain)) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            assertThat(plan).contains("activities_feed_idx").doesNotContain("Seq Scan on activities");
            var matcher = BUFFERS.matcher(plan);
            assertThat(matcher.find()).as(plan.toString()).isTrue();
            return Integer.parseInt(matcher.group(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
