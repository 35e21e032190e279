package com.cruddur.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each feed has a file for either direction, and the two differ in nothing but the direction. */
class FeedSqlTest {

    private static final Path FILES =
            Path.of(System.getProperty("checkout"), "server/src/main/resources/com/cruddur/feed/FeedSql");

    static Stream<String> feeds() throws IOException {
        try (var files = Files.list(FILES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Newer.sql"))
                    .toList()
                    .stream()
                    .map(name -> name.replace("Newer.sql", ""));
        }
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void theOtherDirectionIsTheMirrorImage(String feed) throws IOException {
        var older = statement(feed + ".sql");

        assertThat(statement(feed + "Newer.sql"))
                .isEqualTo(older.replace(" DESC", "")
                        .replace("< (:createdAt, :uuid)", "> (:createdAt, :uuid)")
                        .replace("min(newest.", "max(newest.")
                        .replace("'-infinity'", "'infinity'")
                        .replace(">= bound.", "<= bound."));
    }

    /** The file without the comment at its head. */
    private static String statement(String file) throws IOException {
        return Files.readString(FILES.resolve(file)).replaceFirst("^(--[^\n]*\n)+", "");
    }
}
