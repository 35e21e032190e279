package com.cruddur.platform.db.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Every {@code .sql} file of the features fits the schema, the method that runs it, and the expiry contract. */
class SqlFilesTest {

    private static final Path RESOURCES =
            Path.of(System.getProperty("checkout"), "server/src/main/resources/com/cruddur");

    /**
     * The files that read expired activities, and how: none of them shows anything. A file that is not here leaves the
     * expired out. Expired rows count when a deleted account's likes and reposts are taken back.
     */
    private static final Map<String, String> READ_EXPIRED_ACTIVITIES = Map.ofEntries(
            Map.entry("adoption/AdoptionSql/lock.sql", "LOCK TABLE public.users, public.activities"),
            Map.entry("expiry/ExpirySql/expired.sql", "AND activity.expires_at <= now()"),
            Map.entry("expiry/ExpirySql/backlogs.sql", "FROM public.activities AS row WHERE row.expires_at <= now()"),
            Map.entry("expiry/ExpirySql/deletable.sql", "WHERE activity.uuid = ANY (:rows)"),
            Map.entry("expiry/ExpirySql/delete.sql", "DELETE FROM public.activities WHERE uuid = ANY (:rows)"),
            Map.entry("expiry/ExpirySql/discount.sql", "UPDATE public.activities AS parent\nSET replies_count"),
            Map.entry(
                    "expiry/ExpirySql/replies.sql",
                    "SELECT reply.uuid\nFROM public.activities AS reply\nWHERE reply.reply_to_activity_uuid = ANY (:parents)"),
            Map.entry("activity/ActivitySql/hasEnded.sql", "activity.uuid = :uuid AND activity.expires_at <= now()"),
            Map.entry("feed/FeedSql/firstExpiry.sql", "WHERE expiring.expires_at > :now"),
            Map.entry("feed/FeedSql/firstExpiryOf.sql", "AND activity.expires_at > :now"),
            Map.entry("realtime/StreamSql/expired.sql", "AND activity.expires_at <= now()"),
            Map.entry(
                    "realtime/StreamSql/append.sql",
                    "WHERE reply.uuid = ANY (CAST(:replies AS uuid[])) AND reply.reply_to_activity_uuid IS NOT NULL"),
            Map.entry("account/AccountSql/posts.sql", "WHERE activity.user_uuid = :uuid"),
            Map.entry("account/AccountSql/hasRemainder.sql", "FROM public.activities WHERE user_uuid = :uuid"),
            Map.entry("account/AccountSql/disown.sql", "SET user_uuid = NULL"),
            Map.entry("account/AccountSql/unlike.sql", "SET likes_count = greatest(0, activity.likes_count - 1)"),
            Map.entry(
                    "account/AccountSql/unrepost.sql", "SET reposts_count = greatest(0, activity.reposts_count - 1)"));

    /** The files that delete messages, expired or not, and never read their text. */
    private static final Pattern DELETE_MESSAGES = Pattern.compile("expiry/.*|account/AccountSql/forgetMessages\\.sql");

    /** The table itself, unless rows are added only; the function activities_seen_by has the filter within. */
    private static final Pattern READS_ACTIVITIES = Pattern.compile("(?<!INSERT INTO )public\\.activities\\b");

    /** Each place where messages are read. */
    private static final Pattern READS_MESSAGES = Pattern.compile("(FROM|JOIN)\\s+public\\.messages\\b");

    private static final Pattern LEAVES_OUT_THE_EXPIRED =
            Pattern.compile("expires_at IS NULL OR \\w+\\.expires_at > now\\(\\)");

    private final SoftAssertions softly = new SoftAssertions();

    @Test
    void eachFitsTheSchemaInBothDirectionsAndItsColumnsAreTheComponentsOfWhatItsMethodReturns() throws Exception {
        try (var database = TestDatabase.migrated();
                var connection = database.url().connect("cruddur-test")) {
            connection.setAutoCommit(false);
            Connections.execute(connection, Files.readString(RESOURCES.resolve("adoption/staging.sql")));
            var interfaces = interfaces();
            for (var type : interfaces) {
                softly.assertThatCode(() -> SqlInterface.of(type))
                        .as(type.getSimpleName())
                        .doesNotThrowAnyException();
            }
            softly.assertAll();

            for (var type : interfaces) {
                for (var method : SqlInterface.of(type).methods()) {
                    softly.assertThatCode(() -> method.prepare(connection))
                            .as(method.toString())
                            .doesNotThrowAnyException();
                }
            }
            softly.assertAll();
        }
    }

    @Test
    void eachIsRunByAMethod() throws Exception {
        for (var file : statements()) {
            var name = file.getFileName().toString().replace(".sql", "");
            softly.assertThat(type(file).getDeclaredMethods())
                    .as(file.toString())
                    .anyMatch(method -> method.getName().equals(name));
        }
        softly.assertAll();
    }

    @Test
    void everyReadOfActivitiesLeavesOutTheExpired() throws IOException {
        for (var file : statements()) {
            var path = RESOURCES.relativize(file).toString();
            var sql = SqlFile.read(path).text();
            var purpose = READ_EXPIRED_ACTIVITIES.get(path);
            if (purpose != null) {
                softly.assertThat(sql).as(path).contains(purpose);
            } else if (READS_ACTIVITIES.matcher(sql).find()) {
                softly.assertThat(sql).as(path).containsPattern(LEAVES_OUT_THE_EXPIRED);
            }
        }
        softly.assertAll();
        assertThat(READ_EXPIRED_ACTIVITIES.keySet())
                .allSatisfy(path -> assertThat(RESOURCES.resolve(path)).exists());
    }

    @Test
    void everyReadOfMessagesLeavesOutTheExpired() throws IOException {
        for (var file : statements()) {
            var path = RESOURCES.relativize(file).toString();
            var sql = SqlFile.read(path).text();
            if (DELETE_MESSAGES.matcher(path).matches()) {
                softly.assertThat(sql).as(path).doesNotContainPattern("\\bmessage\\.message\\b");
            } else {
                softly.assertThat(LEAVES_OUT_THE_EXPIRED.matcher(sql).results().count())
                        .as(path)
                        .isGreaterThanOrEqualTo(
                                READS_MESSAGES.matcher(sql).results().count());
            }
        }
        softly.assertAll();
    }

    @Test
    void eachNamesTheColumnsItReadsAndSkipsNoRows() throws IOException {
        try (var tree = Files.walk(RESOURCES)) {
            for (var file :
                    tree.filter(file -> file.toString().endsWith(".sql")).toList()) {
                softly.assertThat(Files.readString(file))
                        .as(RESOURCES.relativize(file).toString())
                        .doesNotContainPattern("(?i)select\\s+(\\w+\\.)?\\*|\\boffset\\b");
            }
        }
        softly.assertAll();
    }

    /** The files that methods run; what they include lies in other folders. */
    private static List<Path> statements() throws IOException {
        try (var tree = Files.walk(RESOURCES)) {
            return tree.filter(file -> file.toString().endsWith(".sql"))
                    .filter(file -> folder(file).endsWith("Sql"))
                    .toList();
        }
    }

    /** Such as {@code feed/FeedSql}. */
    private static String folder(Path file) {
        return RESOURCES.relativize(file).toString().replaceFirst("/[^/]*$", "");
    }

    private static List<Class<?>> interfaces() throws IOException {
        return statements().stream()
                .<Class<?>>map(SqlFilesTest::type)
                .distinct()
                .toList();
    }

    /** The interface {@code com.cruddur.feed.FeedSql} for a file in {@code feed/FeedSql}. */
    private static Class<?> type(Path file) {
        try {
            return Class.forName("com.cruddur." + folder(file).replace('/', '.'));
        } catch (ClassNotFoundException e) {
            throw new AssertionError("No interface for " + file, e);
        }
    }
}
