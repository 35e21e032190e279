package com.cruddur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.CruddurProcess.Outcome;
import com.cruddur.testing.InProcessCommand;
import com.cruddur.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code cruddur adopt} promises to the owner of a database with the tables of the sketch. */
@Timeout(120)
class AdoptCommandTest {

    /** The sketch's own script. */
    private static final String SKETCH = """
            CREATE EXTENSION IF NOT EXISTS "uuid-ossp";
            CREATE TABLE public.users (
                uuid UUID DEFAULT uuid_generate_v4() PRIMARY KEY,
                display_name text, handle text, email text NOT NULL, cognito_user_id text,
                created_at TIMESTAMP default current_timestamp NOT NULL);
            CREATE TABLE public.activities (
                uuid UUID DEFAULT uuid_generate_v4() PRIMARY KEY,
                user_uuid UUID NOT NULL, message text NOT NULL,
                replies_count integer DEFAULT 0, reposts_count integer DEFAULT 0, likes_count integer DEFAULT 0,
                reply_to_activity_uuid integer, expires_at TIMESTAMP,
                created_at TIMESTAMP default current_timestamp NOT NULL);
            INSERT INTO public.users (display_name, handle, email, cognito_user_id)
            VALUES ('Andrew Brown', 'andrewbrown', 'andrew@example.com', 'MOCK'),
                   ('Andrew Bayko', 'bayko', 'bayko@example.com', 'MOCK');
            INSERT INTO public.activities (user_uuid, message, expires_at)
            SELECT uuid, 'This was imported as #seed data for @bayko!', current_timestamp + interval '10 days'
            FROM public.users WHERE handle = 'andrewbrown';
            """;

    /** An early version: no keys, no address, numbers for replies, columns of its own, and what came of that. */
    private static final String KEYLESS = """
            CREATE TABLE public.users (
                uuid UUID DEFAULT gen_random_uuid(), display_name text, handle text, phone text, created_at TIMESTAMP);
            CREATE TABLE public.activities (
                uuid UUID DEFAULT gen_random_uuid(), user_uuid UUID, message text, likes_count integer,
                reply_to_activity_uuid integer, mood text, expires_at TIMESTAMP, created_at TIMESTAMP);
            INSERT INTO public.users (uuid, handle, created_at)
            VALUES ('11111111-1111-1111-1111-111111111111', 'bob', '2022-01-01'),
                   ('22222222-2222-2222-2222-222222222222', 'Bob', '2022-01-02'),
                   (NULL, 'BOB', '2022-01-03'),
                   ('11111111-1111-1111-1111-111111111111', 'Bob_2', '2022-01-04'),
                   ('33333333-3333-3333-3333-333333333333', '@ada love/lace', NULL),
                   ('44444444-4444-4444-4444-444444444444', NULL, '2022-01-06');
            INSERT INTO public.activities (user_uuid, message, likes_count, reply_to_activity_uuid, expires_at, created_at)
            VALUES ('11111111-1111-1111-1111-111111111111', 'kept', 7, NULL, NULL, '2022-07-01 12:00'),
                   ('22222222-2222-2222-2222-222222222222', 'an answer', NULL, 5, 'infinity', '2022-01-01 12:00'),
                   ('99999999-9999-9999-9999-999999999999', 'orphaned', 0, NULL, NULL, NULL),
                   (NULL, repeat('x', 281), 0, NULL, NULL, NULL),
                   (NULL, ' ', 0, NULL, NULL, NULL),
                   ('11111111-1111-1111-1111-111111111111', 'over', 0, NULL, '2022-08-01', '2022-07-01');
            """;

    /** A later version, with zones and UUIDs for replies. */
    private static final String THREADED = """
            CREATE TABLE public.users (uuid UUID, handle text, email text, cognito_user_id text, created_at timestamptz);
            CREATE TABLE public.activities (
                uuid UUID, user_uuid UUID, message text, reply_to_activity_uuid text, expires_at timestamptz,
                created_at timestamptz);
            INSERT INTO public.users (uuid, handle, email, cognito_user_id)
            VALUES ('11111111-1111-1111-1111-111111111111', 'ada', 'a@example.com', 'sub-1'),
                   ('22222222-2222-2222-2222-222222222222', 'eve', 'A@Example.com', 'sub-1');
            INSERT INTO public.activities (uuid, message, reply_to_activity_uuid, expires_at)
            VALUES ('00000000-0000-0000-0000-000000000001', 'root', NULL, now() + interval '1 day'),
                   ('00000000-0000-0000-0000-000000000002', 'reply', '00000000-0000-0000-0000-000000000001', NULL),
                   ('00000000-0000-0000-0000-000000000003', 'reply of it', '00000000-0000-0000-0000-000000000002', NULL),
                   ('00000000-0000-0000-0000-000000000004', 'circle', '00000000-0000-0000-0000-000000000005', NULL),
                   ('00000000-0000-0000-0000-000000000005', 'circle', '00000000-0000-0000-0000-000000000004', NULL),
                   ('00000000-0000-0000-0000-000000000006', 'to nothing', '00000000-0000-0000-0000-00000000000f', NULL),
                   ('00000000-0000-0000-0000-000000000001', 'same id', NULL, NULL);
            """;

    /** The fewest columns that there can be, ids as text, and what somebody else made of the tables. */
    private static final String BARE = """
            CREATE TABLE public.users (uuid text PRIMARY KEY, handle varchar(80));
            CREATE TABLE public.activities (uuid varchar(40), user_uuid text, message varchar(500));
            CREATE TABLE public.badges (user_uuid text REFERENCES public.users, badge text);
            CREATE VIEW public.authors AS SELECT handle FROM public.users;
            INSERT INTO public.users
            VALUES ('11111111-1111-1111-1111-111111111111', 'ada'),
                   ('22222222-2222-2222-2222-222222222222', repeat('y', 60)),
                   ('somebody', 'eve');
            INSERT INTO public.badges VALUES ('11111111-1111-1111-1111-111111111111', 'early');
            INSERT INTO public.activities
            VALUES ('00000000-0000-0000-0000-000000000001', '11111111-1111-1111-1111-111111111111', 'first'),
                   (' ', '22222222-2222-2222-2222-222222222222', 'second'),
                   (NULL, ' ', 'of nobody');
            """;

    private static final String ENDS_SESSION = """
            CREATE FUNCTION end_session() RETURNS void LANGUAGE plpgsql
            AS 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(10); END';
            """;

    private static final String ON_CREATE_SCHEMA = """
            CREATE FUNCTION on_create_schema() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN %s; END';
            CREATE EVENT TRIGGER on_create_schema ON ddl_command_end WHEN TAG IN ('CREATE SCHEMA')
            EXECUTE FUNCTION on_create_schema();
            """;

    /** What makes a schema: columns, constraints, indexes, functions. */
    private static final String SCHEMA = """
            SELECT concat_ws(' ', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull) FROM pg_attribute
            JOIN pg_class ON pg_class.oid = attrelid WHERE relnamespace = 'public'::regnamespace AND attnum > 0
            UNION ALL
            SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated) FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace
            UNION ALL
            SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
            UNION ALL
            SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
            ORDER BY 1
            """;

    @Test
    void theSketchIsTakenOverAndServedAndItsTablesStayUntilDropped() {
        try (var database = sketch(SKETCH);
                var migrated = TestDatabase.migrated()) {
            assertThat(adopt(database).output())
                    .contains("Will be taken over: people: 2, posts: 1, of them replies: 0.")
                    .contains("Done: people: 2, posts: 1.");

            assertThat(database.texts(SCHEMA)).isEqualTo(migrated.texts(SCHEMA));
            assertThat(InProcessCommand.run(settings(database), "migrate").output())
                    .contains("is up to date");
            assertThat(database.texts("SELECT concat_ws(' ', post.handle, hashtag, mentioned.user_uuid = bayko.uuid)"
                            + " FROM public.activities_seen_by(NULL) AS post"
                            + " JOIN public.activity_hashtags AS tag ON tag.activity_uuid = post.uuid"
                            + " JOIN public.activity_mentions AS mentioned ON mentioned.activity_uuid = post.uuid,"
                            + " public.users AS bayko WHERE bayko.handle = 'bayko'"))
                    .containsExactly("andrewbrown seed t");
            assertThat(adopt(database).output()).contains("is Cruddur's own already", "--drop-old");
            assertThat(database.texts("SELECT message FROM sketch.activities")).hasSize(1);

            adopt(database, "--drop-old");
            assertThat(adopt(database).output()).doesNotContain("--drop-old");
            assertThat(database.texts("SELECT nspname FROM pg_namespace WHERE nspname = 'sketch'"))
                    .isEmpty();
        }
    }

    @Test
    void whatCannotStayAsItIsIsSaidAndChangedAndTheRestKept() {
        try (var database = sketch(KEYLESS)) {
            var preview = adopt(database, "--time-zone", "Europe/Sofia", "--dry-run");
            assertThat(database.texts("SELECT nspname FROM pg_namespace WHERE nspname = 'sketch'"))
                    .as("a dry run changes nothing")
                    .isEmpty();

            var done = adopt(database, "--time-zone", "Europe/Sofia");

            assertThat(done.output().lines()).containsSubsequence(findings(preview));
            assertThat(findings(done))
                    .containsExactly(
                            "  People without an id or with a repeated one, who get a new one: 2",
                            "  People whose handle an earlier person has, whatever the case, or which cannot be one, who get another: 4 (@Bob → @Bob_4, @BOB → @BOB_3, none → @user_44444444, @@ada love/lace → @ada_love_lace; all in sketch.renamed_handles)",
                            "  People without an e-mail address, who get one that receives no mail (<uuid>@adopted.invalid): 6",
                            "  Expired posts, not taken over: 1",
                            "  Posts without text, not taken over: 1",
                            "  Posts whose author is gone, shown without one: 1",
                            "  Replies to a number, which names no post, kept as posts of their own: 1",
                            "  Posts cut to 280 characters, or replies to 1,024: 1",
                            "  Posts with likes or reposts counted, but not by whom, which start at 0: 1",
                            "  Columns that Cruddur does not know are not taken over: users.phone, activities.mood");
            assertThat(database.texts("SELECT handle FROM public.users ORDER BY created_at, handle"))
                    .containsExactly("bob", "Bob_4", "BOB_3", "Bob_2", "user_44444444", "ada_love_lace");
            assertThat(database.texts("SELECT concat_ws('|', message, user_uuid IS NULL, likes_count, expires_at) FROM"
                            + " public.activities ORDER BY message LIMIT 3"))
                    .containsExactly("an answer|f|0", "kept|f|0", "orphaned|t|0");
            assertThat(database.texts("SELECT to_char(created_at AT TIME ZONE 'UTC', 'HH24:MI') FROM public.activities"
                            + " WHERE message IN ('kept', 'an answer') ORDER BY 1"))
                    .as("12:00 in summer and in winter")
                    .containsExactly("09:00", "10:00");
        }
    }

    /** To AT TIME ZONE, CET is an abbreviation, which has no summer. */
    @Test
    void aZoneThatIsNamedLikeAnAbbreviationHasItsSummer() {
        try (var database = sketch(KEYLESS)) {
            adopt(database, "--time-zone", "CET");

            assertThat(database.texts("SELECT to_char(created_at AT TIME ZONE 'UTC', 'HH24:MI') FROM public.activities"
                            + " WHERE message IN ('kept', 'an answer') ORDER BY 1"))
                    .as("12:00 in summer and in winter")
                    .containsExactly("10:00", "11:00");
        }
    }

    @Test
    void anOldHandleIsShownInOneLineAndNotWhole() {
        try (var database = sketch(THREADED)) {
            database.execute(
                    "INSERT INTO public.users (handle) VALUES (E'red\\x1b[31m\\n' || repeat('x', 500)), (E'a\\x1b')");

            var told = adopt(database, "--dry-run");

            assertThat(told.output())
                    .contains("(@red [31m " + "x".repeat(31) + "… → @red_[31m_xxx", "@a  → @a_")
                    .doesNotContain("\u001b");
        }
    }

    @Test
    void threadsStayTogetherAndCirclesComeApart() {
        try (var database = sketch(THREADED)) {
            adopt(database);

            assertThat(database.texts("SELECT concat_ws('|', post.message, parent.message, post.replies_count,"
                            + " post.expires_at = parent.expires_at) FROM public.activities AS post"
                            + " LEFT JOIN public.activities AS parent ON parent.uuid = post.reply_to_activity_uuid"
                            + " ORDER BY post.message"))
                    .containsExactlyInAnyOrder(
                            "circle|0",
                            "circle|0",
                            "reply of it|reply|0|t",
                            "reply|root|1|t",
                            "root|1",
                            "same id|0",
                            "to nothing|0");
            assertThat(database.texts("SELECT concat_ws('|', handle, cognito_user_id, email LIKE '%@adopted.invalid')"
                            + " FROM public.users ORDER BY handle"))
                    .containsExactly("ada|sub-1|f", "eve|t");
        }
    }

    @Test
    void idsThatAreTextAreTakenOverUnlessOneIsNoIdAndWhatRefersToTheTablesStays() {
        try (var database = sketch(BARE)) {
            var refused = InProcessCommand.run(settings(database), "adopt");
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.errorLines())
                    .singleElement()
                    .asString()
                    .contains("Nothing was changed in", "invalid input syntax for type uuid: \"somebody\"");
            database.execute("DELETE FROM public.users WHERE uuid = 'somebody'");

            assertThat(findings(adopt(database)))
                    .containsExactly(
                            "  People whose handle an earlier person has, whatever the case, or which cannot be one, who get another: 1 (@%s… → @%s; all in sketch.renamed_handles)"
                                    .formatted("y".repeat(40), "y".repeat(50)),
                            "  People without an e-mail address, who get one that receives no mail (<uuid>@adopted.invalid): 2",
                            "  Posts without an id or with a repeated one, which get a new one: 2");
            assertThat(database.texts("SELECT concat_ws('|', message, left(handle, 3)) FROM public.activities"
                            + " LEFT JOIN public.users ON users.uuid = user_uuid ORDER BY message"))
                    .containsExactly("first|ada", "of nobody", "second|yyy");
            assertThat(database.texts("SELECT left(handle, 3) FROM public.authors ORDER BY 1"))
                    .containsExactly("ada", "yyy");
            assertThat(database.texts("SELECT badge FROM public.badges JOIN sketch.users ON uuid = user_uuid"))
                    .containsExactly("early");
        }
    }

    @Test
    void nothingIsChangedWhenSomethingIsInTheWay() {
        try (var database = sketch(SKETCH)) {
            database.execute("CREATE TABLE public.likes (id integer)");

            var outcome = InProcessCommand.run(settings(database), "adopt");

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.errorLines())
                    .singleElement()
                    .asString()
                    .contains("Nothing was changed in", "\"likes\" already exists");
            assertThat(database.texts("SELECT schemaname || '.' || tablename FROM pg_tables"
                            + " WHERE schemaname IN ('public', 'sketch') ORDER BY 1"))
                    .containsExactly("public.activities", "public.likes", "public.users");
        }
    }

    @Test
    void aLockOfAnotherSessionIsWaitedForBoundedlyAndNothingChangedMeanwhile() throws SQLException {
        try (var database = sketch(SKETCH)) {
            try (var other = database.url().connect("cruddur-test");
                    var statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("LOCK TABLE public.activities IN ROW EXCLUSIVE MODE"); // as an INSERT does
                var begun = System.nanoTime();

                var outcome = InProcessCommand.run(settings(database), "adopt");

                assertThat(outcome.exitCode()).isEqualTo(1);
                assertThat(outcome.errorLines().getFirst()).contains("Waits for session", "cruddur-test");
                assertThat(outcome.errorLines().getLast()).contains("Nothing was changed in", "lock timeout");
                assertThat(Duration.ofNanos(System.nanoTime() - begun))
                        .as("lock_timeout is 5 s")
                        .isGreaterThan(Duration.ofSeconds(4));
                statement.execute("INSERT INTO public.activities (user_uuid, message) SELECT uuid, 'goes on' FROM"
                        + " public.users LIMIT 1");
                other.commit();
            }

            assertThat(adopt(database).output()).contains("Done: people: 2, posts: 2.");
        }
    }

    @Test
    void aConnectionThatIsLostOnTheWayChangesNothing() {
        try (var database = sketch(SKETCH + ENDS_SESSION + ON_CREATE_SCHEMA.formatted("PERFORM end_session()"))) {
            assertLost(database, "Nothing was changed in", "its connection was lost; run the same again");
        }
    }

    /** Whether PostgreSQL committed nobody can know who got no answer. */
    @Test
    void aConnectionThatIsLostAtTheEndIsNotSaidToHaveChangedNothing() {
        try (var database = sketch(
                SKETCH + ENDS_SESSION + """
                CREATE TABLE changes (id integer);
                CREATE FUNCTION at_end() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM end_session(); RETURN NULL; END';
                CREATE CONSTRAINT TRIGGER at_end AFTER INSERT ON changes DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION at_end();
                """ + ON_CREATE_SCHEMA.formatted("INSERT INTO public.changes VALUES (1)"))) {
            assertLost(database, "All or nothing was changed in", "run the same again, which tells");
        }
    }

    private static void assertLost(TestDatabase database, String... words) {
        var outcome = InProcessCommand.run(settings(database), "adopt");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.errorLines()).singleElement().asString().contains(words);
        assertThat(database.texts("SELECT handle FROM public.users")).hasSize(2);
        database.execute("DROP EVENT TRIGGER on_create_schema");
        assertThat(adopt(database).output()).contains("Done: people: 2, posts: 1.");
    }

    private static TestDatabase sketch(String script) {
        var database = TestDatabase.empty();
        database.execute(script);
        return database;
    }

    private static Map<String, String> settings(TestDatabase database) {
        return TestDatabase.settings(database.url());
    }

    private static Outcome adopt(TestDatabase database, String... options) {
        var outcome = InProcessCommand.run(
                settings(database),
                Stream.concat(Stream.of("adopt"), Stream.of(options)).toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.all()).isZero();
        return outcome;
    }

    private static List<String> findings(Outcome outcome) {
        return outcome.output().lines().filter(line -> line.startsWith("  ")).toList();
    }
}
