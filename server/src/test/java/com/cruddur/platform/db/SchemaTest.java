package com.cruddur.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema keeps its own rules, whatever a later migration adds; and refuses what must not be. */
class SchemaTest {

    private static TestDatabase database;

    @BeforeAll
    static void create() {
        database = TestDatabase.migrated();
        database.addUser("bayko");
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void everyTableHasAPrimaryKey() {
        assertThat(database.texts("""
                        SELECT oid::regclass FROM pg_class
                        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                          AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conrelid = pg_class.oid AND contype = 'p')
                        """)).isEmpty();
    }

    @Test
    void everyForeignKeyIsIndexed() {
        assertThat(database.texts("""
                        SELECT conname FROM pg_constraint
                        WHERE contype = 'f' AND NOT EXISTS (
                            SELECT 1 FROM pg_index
                            WHERE indrelid = conrelid
                              AND (indkey::int2[])[0:cardinality(conkey) - 1] @> conkey
                        )
                        """)).isEmpty();
    }

    @Test
    void everyTimeHasItsZone() {
        assertThat(database.texts("""
                        SELECT table_name || '.' || column_name FROM information_schema.columns
                        WHERE table_schema = 'public' AND data_type IN ('timestamp without time zone', 'time without time zone')
                          AND table_name <> 'flyway_schema_history'
                        """)).isEmpty();
    }

    @Test
    void everyCounterIsPresentAndNeverNegative() {
        assertThat(database.texts("""
                        SELECT column_name || ' ' || is_nullable || ' ' || column_default FROM information_schema.columns
                        WHERE table_schema = 'public' AND column_name LIKE '%\\_count'
                        """)).hasSize(5).allMatch(column -> column.endsWith("_count NO 0"));
        assertThatThrownBy(
                        () -> database.execute("INSERT INTO public.activities (message, likes_count) VALUES ('x', -1)"))
                .hasMessageContaining("activities_likes_count_not_negative");
    }

    @Test
    void everyConstraintHasANameOfOurs() {
        assertThat(database.texts("SELECT conname FROM pg_constraint WHERE contype IN ('c', 'f', 'u', 'p')"
                        + " AND connamespace = 'public'::regnamespace AND conname ~ '(_check|_key1|[0-9])$'"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    users_handle_key            | INSERT INTO users (display_name, handle, email) VALUES ('x', 'BAYKO', 'x@x.example')
                    users_email_key             | INSERT INTO users (display_name, handle, email) VALUES ('x', 'x', 'Bayko@Example.com')
                    users_handle_format         | INSERT INTO users (display_name, handle, email) VALUES ('x', 'a b', 'y@x.example')
                    users_cognito_user_id_key   | INSERT INTO users (display_name, handle, email, cognito_user_id) VALUES ('x', 'c1', 'c1@x.example', 'sub'), ('x', 'c2', 'c2@x.example', 'sub')
                    activities_user_uuid_fkey   | INSERT INTO activities (user_uuid, message) VALUES (gen_random_uuid(), 'x')
                    activities_reply_to_activity_uuid_fkey | INSERT INTO activities (reply_to_activity_uuid, message) VALUES (gen_random_uuid(), 'x')
                    activities_message_not_blank | INSERT INTO activities (message) VALUES (E' \\n\\t')
                    activities_message_length   | INSERT INTO activities (message) VALUES (repeat('é', 281))
                    activities_expires_at_range | INSERT INTO activities (message, expires_at) VALUES ('x', 'infinity')
                    """)
    void theNamedConstraintRefusesEachBadRow(String constraint, String sql) {
        assertThatThrownBy(() -> database.execute(sql)).hasMessageContaining(constraint);
    }

    @Test
    void thePlaceholderOfSampleRowsMayRepeat() {
        database.addUser("mock_one");
        database.addUser("mock_two");

        assertThat(database.texts("SELECT count(*) FROM public.users WHERE cognito_user_id = 'MOCK'"))
                .singleElement()
                .satisfies(count -> assertThat(Integer.parseInt(count)).isGreaterThanOrEqualTo(2));
    }

    @Test
    void lengthsAreCountedAsAPersonWould() {
        database.execute("INSERT INTO public.activities (message) VALUES (repeat('🎉', 280))");

        assertThat(database.texts("SELECT char_length(message) FROM public.activities WHERE message LIKE '🎉%'"))
                .containsExactly("280");
    }

    @Test
    void aReplyGoesWithWhatItAnswers() {
        database.execute("INSERT INTO public.activities (message) VALUES ('parent')");
        database.execute("INSERT INTO public.activities (message, reply_to_activity_uuid)"
                + " SELECT repeat('r', 1024), uuid FROM public.activities WHERE message = 'parent'");

        database.execute("DELETE FROM public.activities WHERE message = 'parent'");

        assertThat(database.texts("SELECT 1 FROM public.activities WHERE message LIKE 'rrr%'"))
                .isEmpty();
    }

    @Test
    void handWrittenSqlOfTheFirstSketchRunsUnchanged() {
        database.execute("""
                INSERT INTO public.users (display_name, handle, email, cognito_user_id)
                VALUES ('Andrew Brown', 'andrewbrown', 'andrewbrown@example.com', 'MOCK');
                INSERT INTO public.activities (user_uuid, message, expires_at)
                VALUES (
                  (SELECT uuid FROM public.users WHERE users.handle = 'andrewbrown' LIMIT 1),
                  'This was imported as seed data!',
                  current_timestamp + interval '10 day'
                );
                """);

        var feed = database.texts("""
                SELECT COALESCE(array_to_json(array_agg(row_to_json(feed))), '[]'::json)
                FROM (
                  SELECT activities.uuid, users.display_name, users.handle, activities.message,
                         activities.replies_count, activities.reposts_count, activities.likes_count,
                         activities.reply_to_activity_uuid, activities.expires_at, activities.created_at
                  FROM public.activities
                  LEFT JOIN public.users ON users.uuid = activities.user_uuid
                  WHERE users.handle = 'andrewbrown'
                  ORDER BY activities.created_at DESC
                ) feed
                """);
        assertThat(feed).singleElement().asString().contains("\"This was imported as seed data!\"", "\"Andrew Brown\"");
        assertThat(database.texts("SELECT uuid_generate_v4()")).hasSize(1);
    }
}
