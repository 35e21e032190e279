package com.cruddur.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.TestDatabase;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every {@code .sql} file of the features fits the schema, the method that runs it, and the expiry contract. */
class SqlFilesTest {

    private static final Path RESOURCES =
            Path.of(System.getProperty("checkout"), "server/src/main/resources/com/cruddur");

    /**
     * The files that have to see expired rows, since they look for them, and by what: nothing of theirs may be shown. A
     * file that is not here leaves the expired out.
     */
    private static final Map<String, String> EXPIRED_ON_PURPOSE = Map.of(
            "expiry/ExpirySql/expired.sql", "AND activity.expires_at <= now()",
            "expiry/ExpirySql/backlogs.sql", "FROM public.activities AS row WHERE row.expires_at <= now()",
            "expiry/ExpirySql/deletable.sql", "WHERE activity.uuid = ANY (:rows)",
            "expiry/ExpirySql/delete.sql", "DELETE FROM public.activities WHERE uuid = ANY (:rows)",
            "expiry/ExpirySql/discount.sql", "UPDATE public.activities AS parent\nSET replies_count",
            "stream/StreamSql/expired.sql", "AND activity.expires_at <= now()",
            "stream/StreamSql/append.sql",
                    "WHERE reply.uuid = ANY (CAST(:replies AS uuid[])) AND reply.reply_to_activity_uuid IS NOT NULL",
            "expiry/ExpirySql/replies.sql",
                    "SELECT reply.uuid\nFROM public.activities AS reply\nWHERE reply.reply_to_activity_uuid = ANY (:parents)");

    /** The same for who deletes their account: expired rows are theirs as well, and have to be counted down. */
    private static final Map<String, String> OF_WHO_GOES = Map.of(
            "identity/AccountSql/posts.sql", "WHERE activity.user_uuid = :uuid",
            "identity/AccountSql/disown.sql", "SET user_uuid = NULL",
            "identity/AccountSql/unlike.sql", "SET likes_count = greatest(0, activity.likes_count - 1)",
            "identity/AccountSql/unrepost.sql", "SET reposts_count = greatest(0, activity.reposts_count - 1)");

    /** The table itself, unless rows are added only; the function activities_seen_by has the filter within. */
    private static final Pattern READS_ACTIVITIES = Pattern.compile("(?<!INSERT INTO )public\\.activities\\b");

    /** Each place where messages are read. */
    private static final Pattern READS_MESSAGES = Pattern.compile("(FROM|JOIN)\\s+public\\.messages\\b");

    private static final Pattern LEAVES_OUT_THE_EXPIRED =
            Pattern.compile("expires_at IS NULL OR \\w+\\.expires_at > now\\(\\)");

    private static TestDatabase database;

    @BeforeAll
    static void create() {
        database = TestDatabase.migrated();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    static Stream<Path> files() throws IOException {
        try (var tree = Files.walk(RESOURCES)) {
            return tree.filter(file -> file.toString().endsWith(".sql")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void itsColumnsAreTheComponentsOfWhatItsMethodReturns(Path file) throws Exception {
        var type = rowType(file);
        var columns = columns(Files.readString(file));

        if (isUpdate(file)) {
            assertThat(columns).isEmpty();
        } else if (type.isRecord()) {
            assertThat(columns).isEqualTo(components(type).toList());
        } else {
            assertThat(columns).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatReadsActivitiesLeavesOutTheExpired(Path file) throws IOException {
        var sql = Files.readString(file);

        var name = RESOURCES.relativize(file).toString();
        var reason = EXPIRED_ON_PURPOSE.getOrDefault(name, OF_WHO_GOES.get(name));
        if (reason != null) {
            assertThat(sql).contains(reason);
        } else if (READS_ACTIVITIES.matcher(sql).find()) {
            assertThat(sql).containsPattern(LEAVES_OUT_THE_EXPIRED);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatReadsMessagesLeavesOutTheExpiredInEachPlace(Path file) throws IOException {
        var sql = Files.readString(file);
        if (RESOURCES.relativize(file).startsWith("expiry") || file.endsWith("AccountSql/forgetMessages.sql")) {
            assertThat(sql).as("looks for them").doesNotContainPattern("\\bmessage\\.message\\b");
            return;
        }

        assertThat(LEAVES_OUT_THE_EXPIRED.matcher(sql).results().count())
                .isGreaterThanOrEqualTo(READS_MESSAGES.matcher(sql).results().count());
    }

    @ParameterizedTest
    @MethodSource("files")
    void itNamesWhatItReads(Path file) throws IOException {
        assertThat(Files.readString(file)).doesNotContainPattern("(?i)select \\*|\\boffset\\b");
    }

    private static boolean isUpdate(Path file) throws ReflectiveOperationException {
        return method(file).isAnnotationPresent(SqlUpdate.class);
    }

    /** What a row of the file becomes. */
    private static Class<?> rowType(Path file) throws ReflectiveOperationException {
        var method = method(file);
        return method.getGenericReturnType() instanceof ParameterizedType list
                ? (Class<?>) list.getActualTypeArguments()[0]
                : method.getReturnType();
    }

    /** {@code room/RoomSql/x.sql} is run by the method {@code x} of {@code RoomSql}. */
    private static Method method(Path file) throws ReflectiveOperationException {
        var name = RESOURCES.relativize(file).toString().replace(".sql", "");
        var dot = name.lastIndexOf('/');
        var type = Class.forName("com.cruddur." + name.substring(0, dot).replace('/', '.'));
        return Arrays.stream(type.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(name.substring(dot + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No method runs " + file));
    }

    /** Prepares the statement, as the application would, and asks the server for its columns. */
    private static List<String> columns(String sql) throws SQLException {
        try (var connection = database.url().connect("cruddur-test");
                var statement = connection.prepareStatement(sql.replaceAll("(?<!:):[a-zA-Z]\\w*", "?"))) {
            var columns = new ArrayList<String>();
            var description = statement.getMetaData();
            for (var column = 1; description != null && column <= description.getColumnCount(); column++) {
                columns.add(description.getColumnLabel(column));
            }
            return columns;
        }
    }

    /** The columns a record is made of; those of a record within stand in its place. */
    private static Stream<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> component.getType().isRecord()
                        ? components(component.getType())
                        : Stream.of(snakeCase(component.getName())));
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
