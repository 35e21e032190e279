package com.cruddur.platform.db.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.DatabaseWait;
import com.cruddur.testing.TestDatabase;
import com.cruddur.testing.Troubleshooting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A password in a file is read for each connection, so that it can change while Cruddur serves. */
class PasswordFileTest {

    private static TestDatabase database;

    @TempDir
    private Path directory;

    @BeforeAll
    static void open() {
        database = TestDatabase.empty();
        database.execute("CREATE ROLE from_file LOGIN");
    }

    @AfterAll
    static void close() {
        database.execute("DROP ROLE from_file");
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a b\n", "a b\r\n"})
    void theLineBreakAtTheEndIsNoPartOfThePassword(String text) throws IOException {
        assertThat(new PasswordFile(Files.writeString(directory.resolve("password"), text)).read())
                .isEqualTo("a b");
    }

    @Test
    void aRotatedPasswordIsUsedByTheNextConnectionAndTheOldOnesGoOn() throws Exception {
        var file = Files.writeString(directory.resolve("password"), "first\n");
        var source = url(file).dataSource(Map.of());
        database.execute("ALTER ROLE from_file PASSWORD 'first'");
        try (var before = source.getConnection()) {
            database.execute("ALTER ROLE from_file PASSWORD 'second'");
            Files.writeString(file, "second\n");

            try (var after = source.getConnection()) {
                assertThat(user(after)).isEqualTo("from_file");
                assertThat(user(before)).isEqualTo("from_file");
            }
        }
    }

    @Test
    void aWrongPasswordOrAFileThatWentAwayIsToldByTheFilesName() throws IOException {
        var file = Files.writeString(directory.resolve("password"), "wrong");
        var messages = Troubleshooting.section("Signing in to the database");

        assertRefused(url(file), Objects.requireNonNull(messages.get("A wrong password in the file")));
        Files.delete(file);
        assertRefused(url(file), Objects.requireNonNull(messages.get("A password file that went away")));
    }

    private static void assertRefused(DatabaseUrl url, Pattern message) {
        assertThatThrownBy(() -> DatabaseWait.until(url, Duration.ofMinutes(1)))
                .isInstanceOf(OperatorException.class)
                .satisfies(
                        thrown -> assertThat("cruddur: " + thrown.getMessage()).matches(message));
    }

    private static DatabaseUrl url(Path file) {
        var url = database.url();
        return new DatabaseUrl(
                url.hosts(), url.database(), "from_file", new PasswordFile(file), url.pooler(), url.parameters());
    }

    private static String user(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT current_user")) {
            row.next();
            return row.getString(1);
        }
    }
}
