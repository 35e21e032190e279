package com.cruddur.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Posts and people are found by their words and names, and nothing else is. */
class SearchTest {

    private static Cruddur cruddur;
    private static Actor anyone;

    @BeforeAll
    static void start() {
        cruddur = Cruddur.start();
        anyone = cruddur.anonymous();
    }

    @AfterAll
    static void stop() {
        cruddur.close();
    }

    @BeforeEach
    void fill() {
        var database = cruddur.database();
        database.execute("TRUNCATE public.users, public.activities CASCADE");
        database.addUser("bayko");
        database.addUser("andrewbrown");
        database.execute("UPDATE public.users SET display_name = 'Andrew Brown' WHERE handle = 'andrewbrown'");
        database.addActivity("bayko", "The quick brown fox", "3 minutes");
        database.addActivity("andrewbrown", "A slow brown bear in Zürich", "2 minutes");
        database.addActivity("andrewbrown", "Cloud is the theme, see https://example.com/fox", "1 minute");
        database.addActivity("bayko", "An old fox that is gone", "5 minutes", "-1 minutes");
    }

    @Test
    void peopleWhomThePageFindsCanBeFollowedThere() {
        var reader = cruddur.user("andrew");
        reader.put("/api/users/@andrewbrown/follow", "");

        assertThat(reader.get("/search?term=andrew").body())
                .contains("action=\"/@andrewbrown/unfollow\"")
                .doesNotContain("action=\"/@andrew/follow\"");
        assertThat(reader.get("/search?term=bayko").body()).contains("action=\"/@bayko/follow\"");
        assertThat(anyone.get("/search?term=bayko").body()).doesNotContain("action=\"/@bayko/follow\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            brown             | A slow brown bear in Zürich, The quick brown fox
            BROWN fox         | The quick brown fox
            bro               | A slow brown bear in Zürich, The quick brown fox
            brown be          | A slow brown bear in Zürich
            zürich            | A slow brown bear in Zürich
            "brown fox"       | The quick brown fox
            "fox brown"       |
            brown -bear       | The quick brown fox
            quick or slow     | A slow brown bear in Zürich, The quick brown fox
            row               |
            !!!               |
            : * & !( <-> ) fo\\ |
            """)
    void postsAreFoundByTheirWords(String term, String messages) {
        var found = messages(anyone, "/api/activities/search?term=" + encode(term));

        assertThat(found).isEqualTo(messages == null ? List.of() : List.of(messages.split(", ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://docs.example.org/a/b-c?x=1#top | See https://docs.example.org/a/b-c?x=1#top now
            docs.example.org                       | See https://docs.example.org/a/b-c?x=1#top now
            example.org/a                          | See https://docs.example.org/a/b-c?x=1#top now
            b-c                                    | See https://docs.example.org/a/b-c?x=1#top now
            c/a                                    |
            hello                                  | “hello” everybody
            “hello”                                | “hello” everybody
            bonjour                                | «bonjour»、‹salut›
            salut                                  | «bonjour»、‹salut›
            花火                                   | 今日は東京で花火大会を見た
            花火大会                               | 今日は東京で花火大会を見た
            花                                     | 今日は東京で花火大会を見た
            東京 見た                              | 今日は東京で花火大会を見た
            火花                                   |
            故宫                                   | 我们去北京看故宫。
            เชียงใหม่                               | เราไปเที่ยวเชียงใหม่กัน
            ไปเที่ยว                                | เราไปเที่ยวเชียงใหม่กัน
            서울                                   | 서울에서 만나요
            cafe                                   | un café noir
            café                                   | un café noir
            CAFÉ                                   | un café noir
            cafe\u0301                             | un café noir
            voila                                  | voila\u0300 NFD
            voilà                                  | voila\u0300 NFD
            strasse                                | Lange Straße
            ΣΊΣΥΦΟΣ                                | ο Σίσυφος
            елка                                   | Новогодняя Ёлка
            میخواهم                                | می\u200Cخواهم
            """)
    void wordsAreFoundInEveryScriptAndForm(String term, String message) {
        var database = cruddur.database();
        for (var text : List.of(
                "See https://docs.example.org/a/b-c?x=1#top now",
                "“hello” everybody",
                "«bonjour»、‹salut›",
                "今日は東京で花火大会を見た",
                "我们去北京看故宫。",
                "เราไปเที่ยวเชียงใหม่กัน",
                "서울에서 만나요",
                "un café noir",
                "voila\u0300 NFD",
                "Lange Straße",
                "ο Σίσυφος",
                "Новогодняя Ёлка",
                "می\u200Cخواهم")) {
            database.addActivity("bayko", text, "1 minute");
        }

        var found = messages(anyone, "/api/activities/search?term=" + encode(term));

        assertThat(found).isEqualTo(message == null ? List.of() : List.of(message));
    }

    /** As in production: with C, letters outside ASCII would not be letters. */
    @Test
    void theEmbeddedDatabaseKnowsTheLettersOfAllScripts() {
        var database = cruddur.database();
        database.addUser("жук");

        assertThat(database.texts("SELECT datctype FROM pg_database WHERE datname = current_database()"))
                .allMatch(ctype -> ctype.endsWith("UTF-8"));
        assertThat(database.texts("SELECT lower('ÄЖΣ')")).containsExactly("äжσ");
        assertThat(handles(anyone, "/api/users/search?term=" + encode("жуки"))).containsExactly("жук");
    }

    @Test
    void contentHiddenFromTheReaderIsNotFound() {
        var reader = cruddur.user("reader");
        cruddur.database().execute("""
                INSERT INTO public.blocks (blocker_uuid, blocked_uuid) SELECT him.uuid, me.uuid FROM public.users AS him, public.users AS me
                WHERE him.handle = 'bayko' AND me.handle = 'reader';
                INSERT INTO public.mutes (muter_uuid, muted_uuid) SELECT me.uuid, him.uuid FROM public.users AS him, public.users AS me
                WHERE him.handle = 'andrewbrown' AND me.handle = 'reader';
                """);

        assertThat(messages(reader, "/api/activities/search?term=brown")).isEmpty();
        assertThat(handles(reader, "/api/users/search?term=bayko")).isEmpty();
        assertThat(handles(reader, "/api/users/search?term=andrewbrown")).containsExactly("andrewbrown");
        assertThat(handles(reader, "/api/users/suggestions")).isEmpty();
        assertThat(handles(anyone, "/api/users/suggestions")).containsExactlyInAnyOrder("andrewbrown", "bayko");
    }

    @Test
    void pagesFollowEachOtherWithoutGapsAlsoWhenTheNewestPostsDoNotFillThem() {
        cruddur.database().execute("""
                INSERT INTO public.activities (message, created_at)
                SELECT CASE WHEN n % 1000 = 0 THEN 'needle ' ELSE 'straw ' END || n, now() - interval '1 hour' - n * interval '1 second'
                FROM generate_series(1, 12000) AS n
                """);
        var found = new ArrayList<String>();
        var next = "/api/activities/search?term=needle&limit=5";

        while (!next.isEmpty()) {
            var response = anyone.get(next);
            Actor.json(response).forEach(item -> found.add(item.get("message").stringValue()));
            next = Actor.link(response, "next");
        }

        assertThat(found).hasSize(12).startsWith("needle 1000", "needle 2000").endsWith("needle 12000");
    }

    /** The second search of a term knows already that it is frequent. */
    @Test
    void frequentWordsAreFoundAmongTheNewestPostsInAsciiAndBeyond() {
        cruddur.database().execute("""
                INSERT INTO public.activities (message, created_at)
                SELECT (ARRAY['Common STRAW, ', 'common stráw ☕ ', 'needle, common ', 'nothing '])[n % 4 + 1] || n,
                       now() - interval '1 hour' - n * interval '1 second'
                FROM generate_series(1, 5000) AS n
                """);
        for (var term : List.of(
                "common", "COMM", "common straw", "\"common straw\"", "strá", "common -straw", "straw or needle")) {
            var expected = cruddur.database()
                    .texts("SELECT message FROM public.activities WHERE search_vector(message) @@ search_query('" + term
                            + "') ORDER BY created_at DESC LIMIT 5");
            for (var search = 1; search <= 2; search++) {
                assertThat(messages(anyone, "/api/activities/search?limit=5&term=" + encode(term)))
                        .as(term)
                        .hasSize(5)
                        .isEqualTo(expected);
            }
        }
    }

    /** The index is slow once, as where a word has a million entries. */
    @Test
    void aSearchThatTheIndexCannotAnswerInTimeEndsWithTheNewestPosts() {
        cruddur.database().execute("""
                TRUNCATE public.activities CASCADE;
                INSERT INTO public.activities (message, created_at)
                SELECT CASE WHEN n % 1000 = 600 THEN 'needle ' ELSE 'straw ' END || n, now() - n * interval '1 second'
                FROM generate_series(1, 3000) AS n;
                ALTER FUNCTION public.search_query(text) RENAME TO quick_search_query;
                CREATE SEQUENCE public.calls;
                CREATE FUNCTION public.search_query(term text) RETURNS tsquery LANGUAGE plpgsql SECURITY DEFINER AS $$
                BEGIN
                    IF nextval('public.calls') = 1 THEN
                        PERFORM pg_sleep(5);
                    END IF;
                    RETURN public.quick_search_query(term);
                END $$
                """);
        try {
            for (var search = 1; search <= 2; search++) {
                assertThat(messages(anyone, "/api/activities/search?limit=5&term=needle"))
                        .containsExactly("needle 600", "needle 1600", "needle 2600");
            }
            assertThat(cruddur.database().texts("SELECT last_value FROM public.calls"))
                    .as("the function has been called")
                    .isNotEqualTo(List.of("1"));
        } finally {
            cruddur.database().execute("""
                    DROP FUNCTION public.search_query(text);
                    DROP SEQUENCE public.calls;
                    ALTER FUNCTION public.quick_search_query(text) RENAME TO search_query
                    """);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bayko, bayko",
        "BAY, bayko",
        "@bayko, bayko",
        "brown, andrewbrown",
        "andrw brown, andrewbrown",
        "%, ",
        "_, ",
        "zzz, "
    })
    void peopleAreFoundByHandleAndName(String term, String handle) {
        assertThat(handles(anyone, "/api/users/search?term=" + encode(term)))
                .isEqualTo(handle == null ? List.of() : List.of(handle));
    }

    @Test
    void theSuspendedAreNotFound() {
        cruddur.database().execute("UPDATE public.users SET suspended_at = now() WHERE handle = 'bayko'");

        assertThat(handles(anyone, "/api/users/search?term=bayko")).isEmpty();
        assertThat(messages(anyone, "/api/activities/search?term=fox")).doesNotContain("The quick brown fox");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/activities/search", "/api/users/search", "/api/hashtags/search"})
    void aTermHasToBeOne(String path) {
        assertThat(anyone.get(path).body()).isEqualTo("[\"search_term_blank\"]");
        assertThat(anyone.get(path + "?term=%20%09").body()).isEqualTo("[\"search_term_blank\"]");
        assertThat(anyone.get(path + "?term=a%00b").body()).isEqualTo("[\"search_term_invalid_characters\"]");
        assertThat(anyone.get(path + "?term=" + encode("é".repeat(201))).body())
                .isEqualTo("[\"search_term_exceed_max_chars\"]");
        assertThat(anyone.get(path + "?term=" + encode("🎉".repeat(200))).statusCode())
                .isEqualTo(200);
        assertThat(anyone.get(path + "?term=x&limit=0").statusCode()).isEqualTo(400);
    }

    private static List<String> messages(Actor reader, String path) {
        return reader.json(path)
                .valueStream()
                .map(item -> item.get("message").stringValue())
                .toList();
    }

    private static List<String> handles(Actor reader, String path) {
        return reader.json(path)
                .valueStream()
                .map(item -> item.get("handle").stringValue())
                .toList();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
