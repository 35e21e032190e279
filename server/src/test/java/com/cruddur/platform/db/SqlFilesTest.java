package com.cruddur.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.activity.Activity;
import com.cruddur.testing.TestDatabase;
import com.cruddur.user.UserSummary;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every {@code .sql} file of the features fits the schema, its record, and the expiry contract. */
class SqlFilesTest {

    private static final Path RESOURCES =
            Path.of(System.getProperty("checkout"), "server/src/main/resources/com/cruddur");

    /** Which record reads the rows of the files in a folder. */
    private static final Map<String, Class<? extends Record>> RECORDS =
            Map.of("ActivitySql", Activity.class, "UserSql", UserSummary.class);

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
    void itsColumnsAreTheRecordsComponents(Path file) throws IOException, SQLException {
        var folder = RESOURCES.relativize(file).getName(1).toString();
        var record = Objects.requireNonNull(RECORDS.get(folder), () -> "Name the record of " + file + " here");

        assertThat(columns(Files.readString(file)))
                .isEqualTo(Arrays.stream(record.getRecordComponents())
                        .map(RecordComponent::getName)
                        .map(SqlFilesTest::snakeCase)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatReadsActivitiesLeavesOutTheExpired(Path file) throws IOException {
        var sql = Files.readString(file);

        if (sql.contains("public.activities")) {
            assertThat(sql).containsPattern("expires_at IS NULL OR \\w+\\.expires_at > now\\(\\)");
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void itNamesWhatItReads(Path file) throws IOException {
        assertThat(Files.readString(file)).doesNotContainPattern("(?i)select \\*|\\boffset\\b");
    }

    /** Prepares the statement, as the application would, and asks the server for its columns. */
    private static List<String> columns(String sql) throws SQLException {
        try (var connection = database.url().connect("cruddur-test");
                var statement = connection.prepareStatement(sql.replaceAll("(?<!:):[a-zA-Z]\\w*", "?"))) {
            var columns = new ArrayList<String>();
            var description = statement.getMetaData();
            for (var column = 1; column <= description.getColumnCount(); column++) {
                columns.add(description.getColumnLabel(column));
            }
            return columns;
        }
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
