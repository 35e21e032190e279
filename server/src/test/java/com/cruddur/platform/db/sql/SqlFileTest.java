package com.cruddur.platform.db.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the comments of a file mean, and how its parameters reach JDBC. */
class SqlFileTest {

    @Test
    void anIncludeStandsForTheLinesOfItsFileIndentedAsItIs() {
        assertThat(SqlFile.read("feed/FeedSql/home.sql").text())
                .contains("\nSELECT\n    activity.display_name,\n    activity.handle,\n")
                .contains("    activity.bookmarked,\n    activity.uuid,\n")
                .doesNotContain("include");
    }

    @Test
    void argumentsOfAnIncludeStandForTheirNamesInBraces() {
        var contents = Map.of(
                "sessions.sql", "-- include due.sql table=\"sessions\" until=\"now() - interval '1 day'\"",
                "due.sql", "SELECT {table}.uuid FROM {table} WHERE {table}.time <= {until}\n");

        assertThat(SqlFile.read("sessions.sql", path -> contents.getOrDefault(path, ""))
                        .text())
                .isEqualTo("SELECT sessions.uuid FROM sessions WHERE sessions.time <= now() - interval '1 day'");
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        assertThatThrownBy(() -> SqlFile.read("feed/FeedSql/none.sql"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("feed/FeedSql/none.sql");
    }

    @Test
    void theMirrorOfAMarkedLineReadsTheOtherDirection() {
        assertThat(mirror("WHERE (a.created_at, a.uuid) < (:createdAt, :uuid) -- mirrored"))
                .isEqualTo("WHERE (a.created_at, a.uuid) > (:createdAt, :uuid) -- mirrored");
        assertThat(mirror("  AND a.created_at >= bound.placed_at -- mirrored"))
                .isEqualTo("  AND a.created_at <= bound.placed_at -- mirrored");
        assertThat(mirror("ORDER BY a.created_at DESC, a.uuid DESC -- mirrored"))
                .isEqualTo("ORDER BY a.created_at, a.uuid -- mirrored");
        assertThat(mirror("CASE WHEN count(*) = 101 THEN min(a.placed_at) ELSE '-infinity' END -- mirrored"))
                .isEqualTo("CASE WHEN count(*) = 101 THEN max(a.placed_at) ELSE 'infinity' END -- mirrored");
    }

    @Test
    void aLineWithoutTheMarkStaysAsItIs() {
        var file = new SqlFile("""
                ORDER BY message.created_at DESC
                ORDER BY member.last_message_at DESC -- mirrored
                """);

        assertThat(file.mirrored().text()).isEqualTo("""
                ORDER BY message.created_at DESC
                ORDER BY member.last_message_at -- mirrored
                """);
        assertThat(file.isMirrored()).isTrue();
        assertThat(new SqlFile("ORDER BY a DESC").isMirrored()).isFalse();
    }

    @Test
    void parametersAreCountedInTheirOrderAndNotInCommentsTextOrCasts() {
        var statement = new SqlFile("""
                -- :never, and it's fine
                SELECT ':text', count(*)::integer, ":name"
                WHERE uuid = CAST(:viewer AS uuid) AND handle = :handle AND other = :viewer
                """).statement();

        assertThat(statement.parameters()).containsExactly("viewer", "handle", "viewer");
        assertThat(statement.text()).isEqualTo("""
                -- :never, and it's fine
                SELECT ':text', count(*)::integer, ":name"
                WHERE uuid = CAST(? AS uuid) AND handle = ? AND other = ?
                """);
    }

    private static String mirror(String line) {
        return new SqlFile(line).mirrored().text();
    }
}
