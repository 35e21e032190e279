package com.cruddur.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every table whose rows have a time is swept, and only of what is over. */
@Timeout(60)
class SweptTablesTest {

    private static final String PEOPLE = """
            INSERT INTO public.users (uuid, display_name, handle, email)
            SELECT ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid, 'p', 'p' || n, n || '@example.com'
            FROM generate_series(1, 2000) AS n;
            INSERT INTO public.message_groups (uuid, first_user_uuid, second_user_uuid)
            VALUES (uuid(1), uuid(1), uuid(2));
            """;

    private final SweptDatabase swept = new SweptDatabase();

    @AfterEach
    void close() {
        swept.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            messages         | message_group_uuid, user_uuid, message, expires_at           | uuid(1), uuid(1), 'x', time             | 0
            sessions         | user_uuid, token_hash, expires_at                            | uuid(1), decode(md5(n::text), 'hex'), time | 0
            devices          | user_uuid, token_hash, expires_at                            | uuid(1), decode(md5(n::text), 'hex'), time | 0
            sign_ups         | email, handle, display_name, password_hash, code_hash, browser_hash, expires_at | concat(n, '@'), 'p', 'p', 'p', 'c', 'b', time | 0
            registrations    | email, handle, display_name, password_hash, code_hash, expires_at | concat(n, '@'), 'p', 'p', 'p', 'c', time      | 0
            password_resets  | user_uuid, code_hash, expires_at                             | uuid(n), 'c', time                      | 0
            idempotency_keys | user_uuid, key, fingerprint, resource_uuid, created_at       | uuid(1), n::text, 'f', uuid(1), time    | 24 hours
            held_handles     | handle_key, user_uuid, expires_at                            | n::text, uuid(1), time                  | 0
            ended_activities | uuid, expires_at                                             | uuid(n), time                           | 0
            events           | kind, created_at                                             | 'activity', time                        | 10 minutes
            notifications    | user_uuid, actor_uuid, kind, created_at                      | uuid(1), uuid(n), 'follow', time        | 90 days
            """)
    void expiredRowsGoAndOthersStay(String table, String columns, String values, String age) {
        add(table, columns, values, age, 2, 1_202, "- interval '1 second' * n");
        add(table, columns, values, age, 1_203, 1_205, "+ interval '1 minute'");
        assertThat(expired(table)).isEqualTo(1_201);

        assertThat(swept.sweep()).isEqualTo(1_201);

        assertThat(swept.database().texts("SELECT count(*) FROM public." + table))
                .containsExactly("3");
        assertThat(expired(table)).isZero();
        assertThat(swept.sweep()).isZero();
    }

    @Test
    void evidenceGoesInItsTimeAndTheReportStays() {
        swept.database().execute("""
                INSERT INTO public.reports (evidence, evidence_expires_at, reason, created_at)
                SELECT 'what was said', now() + (n - 600.5) * interval '1 minute', 'spam', now() - n * interval '1 minute'
                FROM generate_series(1, 1200) AS n
                """);

        assertThat(swept.sweep()).isEqualTo(600);

        assertThat(swept.database().texts("SELECT count(*) || ' ' || count(evidence) FROM public.reports"))
                .containsExactly("1200 600");
        assertThat(expired("reports")).isZero();
    }

    @Test
    void rowsOfAnActivityGoWithIt() {
        swept.add("gone", "NULL", "now()");
        swept.add("alive", "NULL", "NULL");
        people();
        for (var table : new String[] {"likes", "reposts", "bookmarks", "activity_mentions"}) {
            swept.database()
                    .execute(
                            "INSERT INTO public.%s (activity_uuid, user_uuid) SELECT activity.uuid, uuid(1) FROM public.activities AS activity"
                                    .replaceAll("uuid\\((\\d)\\)", id("$1"))
                                    .formatted(table));
        }
        swept.database()
                .execute("INSERT INTO public.activity_hashtags (activity_uuid, hashtag, created_at)"
                        + " SELECT uuid, 'java', now() FROM public.activities");

        assertThat(swept.sweep()).isEqualTo(6);

        assertThat(swept.database()
                        .texts(
                                "SELECT (SELECT count(*) FROM public.likes) || ' ' || (SELECT count(*) FROM public.reposts)"
                                        + " || ' ' || (SELECT count(*) FROM public.bookmarks) || ' ' || (SELECT count(*) FROM public.activity_mentions)"
                                        + " || ' ' || (SELECT count(*) FROM public.activity_hashtags)"))
                .containsExactly("1 1 1 1 1");
    }

    private void add(String table, String columns, String values, String age, int first, int last, String when) {
        people();
        var row = values.replace("time", "now() - interval '%s' %s".formatted(age, when))
                .replaceAll("uuid\\((\\w)\\)", id("$1"));
        swept.database()
                .execute("INSERT INTO public.%s (%s) SELECT %s FROM generate_series(%s, %s) AS n"
                        .formatted(table, columns, row, first, last));
    }

    private void people() {
        if (swept.database().texts("SELECT 1 FROM public.users LIMIT 1").isEmpty()) {
            swept.database().execute(PEOPLE.replaceAll("uuid\\((\\d)\\)", id("$1")));
        }
    }

    private static String id(String number) {
        return "('00000000-0000-0000-0000-' || lpad((" + number + ")::text, 12, '0'))::uuid";
    }

    private int expired(String table) {
        return swept.sweeper().backlogs().stream()
                .filter(backlog -> backlog.tableName().equals(table))
                .findFirst()
                .orElseThrow()
                .expired();
    }
}
