package com.cruddur.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.auth.Passwords;
import com.cruddur.testing.Actor;
import com.cruddur.testing.Await;
import com.cruddur.testing.Cruddur;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The own account: seen, taken along, deleted. */
class AccountTest {

    private static final String PASSWORD = "correct horse";

    private Cruddur cruddur;
    private Actor actor;

    @BeforeEach
    void start() {
        cruddur = Cruddur.shared();
        actor = cruddur.user("goer");
        cruddur.user("stayer");
        execute("INSERT INTO public.credentials (user_uuid, password_hash) SELECT uuid, '%s' FROM public.users"
                .formatted(new Passwords(1).hash(PASSWORD)));
    }

    @AfterEach
    void stop() {
        cruddur.close();
    }

    @Test
    void oneSeesOnesOwnAccountWithoutSecrets() {
        var account = actor.json("/api/account");

        assertThat(account.get("email").asString()).isEqualTo("goer@example.com");
        assertThat(account.get("role").asString()).isEqualTo("user");
        assertThat(account.toString()).doesNotContain("argon2");
        assertThat(cruddur.anonymous().get("/api/account").statusCode()).isEqualTo(401);
        assertThat(cruddur.anonymous().get("/api/account/export").statusCode()).isEqualTo(401);
    }

    @Test
    void theExportHoldsEverythingThatIsAliveAndNoSecret() {
        fill();
        cruddur.database().addActivity("goer", "expired", "2 hours", "-1 hour");

        var export = actor.json("/api/account/export");

        assertThat(export.get("complete").booleanValue()).isTrue();
        assertThat(export.get("activities").size()).isEqualTo(1_500);
        for (var section :
                new String[] {"likes", "reposts", "bookmarks", "following", "followers", "blocks", "mutes"}) {
            assertThat(export.get(section).size()).as(section).isEqualTo(1);
        }
        assertThat(export.get("messages").size()).isEqualTo(2);
        assertThat(export.get("sessions").size()).isEqualTo(1);
        assertThat(export.toString()).doesNotContain("argon2", "token", "expired\"");
    }

    @Test
    void aDeletedAccountTakesAllItsRowsAndLeavesExactCounters() {
        fill();

        assertThat(delete("wrong password").body()).isEqualTo("[\"password_wrong\"]");
        assertThat(actor.sendBody("DELETE", "/api/account", "{}").body()).isEqualTo("[\"password_blank\"]");
        assertThat(actor.sendBody("DELETE", "/api/account", "{").statusCode()).isEqualTo(400);
        assertThat(cruddur.anonymous().sendBody("DELETE", "/api/account", "{}").statusCode())
                .isEqualTo(401);
        var deleted = delete(PASSWORD);

        assertThat(deleted.statusCode()).as(deleted.body()).isEqualTo(200);
        assertThat(actor.get("/api/account").statusCode()).isEqualTo(401);
        assertThat(count("users WHERE handle = 'goer'")).isZero();
        assertThat(count("activities WHERE message LIKE 'goer%' AND expires_at > now()"))
                .isZero();
        assertThat(count("activities WHERE message = 'an answer' AND expires_at > now()"))
                .as("what answers is gone as well")
                .isZero();
        assertThat(count("activities WHERE message = 'stays' AND expires_at > now()"))
                .isEqualTo(1);
        assertThat(count("messages")).isZero();
        assertThat(
                        count(
                                "activities AS a WHERE likes_count <> (SELECT count(*) FROM public.likes WHERE activity_uuid = a.uuid)"
                                        + " OR reposts_count <> (SELECT count(*) FROM public.reposts WHERE activity_uuid = a.uuid)"))
                .isZero();
        assertThat(count("users WHERE followers_count <> 0 OR following_count <> 0"))
                .isZero();
        assertThat(cruddur.anonymous().json("/api/activities/home").size()).isEqualTo(1);
    }

    @Test
    void whatWasUnderWayWhenTheAccountWasDeletedGoesWithIt() throws Exception {
        cruddur.database().addActivity("stayer", "stays", "1 hour");
        CompletableFuture<HttpResponse<String>> deletion;

        try (var connection = cruddur.database().url().connect("cruddur-test");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    INSERT INTO public.activities (user_uuid, message)
                    SELECT uuid, 'late' FROM public.users WHERE handle = 'goer';
                    INSERT INTO public.likes (user_uuid, activity_uuid)
                    SELECT person.uuid, post.uuid FROM public.users AS person, public.activities AS post
                    WHERE person.handle = 'goer' AND post.message = 'stays';
                    UPDATE public.activities SET likes_count = 1 WHERE message = 'stays';
                    """);
            deletion = CompletableFuture.supplyAsync(() -> delete(PASSWORD));
            Await.until(
                    "the deletion waits",
                    Duration.ofSeconds(10),
                    () -> count("users WHERE suspended_at IS NOT NULL") == 1
                            && !cruddur.database()
                                    .texts("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                            + " AND datname = current_database()")
                                    .isEmpty());
            connection.commit();
        }

        assertThat(deletion.join().statusCode()).isEqualTo(200);
        var remaining = cruddur.anonymous().json("/api/activities/home");
        assertThat(remaining).hasSize(1);
        assertThat(remaining.get(0).get("likes_count").asInt()).isZero();
    }

    @Test
    void theSuspendedMayTakeTheirDataAndGo() {
        execute("UPDATE public.users SET suspended_at = now() WHERE handle = 'goer'");

        assertThat(actor.get("/api/account/export").statusCode()).isEqualTo(200);
        assertThat(delete(PASSWORD).statusCode()).isEqualTo(200);
    }

    /** 1 500 posts, an answer to one, and one of everything between the two. */
    private void fill() {
        cruddur.database().addActivity("stayer", "stays", "1 hour");
        execute("""
                INSERT INTO public.activities (user_uuid, message, expires_at, created_at)
                SELECT uuid, 'goer ' || n, now() + interval '1 day', now() - n * interval '1 second'
                FROM public.users, generate_series(1, 1500) AS n WHERE handle = 'goer';
                INSERT INTO public.activities (user_uuid, message, expires_at, reply_to_activity_uuid)
                SELECT person.uuid, 'an answer', now() + interval '1 hour', post.uuid
                FROM public.users AS person, public.activities AS post
                WHERE handle = 'stayer' AND post.message = 'goer 7';
                UPDATE public.activities SET replies_count = 1 WHERE message = 'goer 7';
                """);
        for (var table : new String[] {"likes", "reposts", "bookmarks"}) {
            execute("""
                    INSERT INTO public.%s (user_uuid, activity_uuid)
                    SELECT person.uuid, post.uuid FROM public.users AS person, public.activities AS post
                    WHERE person.handle = 'goer' AND post.message = 'stays'
                    """.formatted(table));
        }
        execute("""
                UPDATE public.activities SET likes_count = 1, reposts_count = 1 WHERE message = 'stays';
                INSERT INTO public.follows (follower_uuid, followed_uuid)
                SELECT a.uuid, b.uuid FROM public.users AS a, public.users AS b WHERE a.uuid <> b.uuid;
                UPDATE public.users SET followers_count = 1, following_count = 1;
                INSERT INTO public.users (handle, display_name, email) VALUES ('other', 'Other', 'other@example.com');
                INSERT INTO public.blocks (blocker_uuid, blocked_uuid)
                SELECT a.uuid, b.uuid FROM public.users AS a, public.users AS b WHERE a.handle = 'goer' AND b.handle = 'other';
                INSERT INTO public.mutes (muter_uuid, muted_uuid)
                SELECT a.uuid, b.uuid FROM public.users AS a, public.users AS b WHERE a.handle = 'goer' AND b.handle = 'other';
                WITH pair AS (
                    INSERT INTO public.message_groups (first_user_uuid, second_user_uuid)
                    SELECT a.uuid, b.uuid FROM public.users AS a, public.users AS b
                    WHERE a.uuid < b.uuid AND a.handle IN ('goer', 'stayer') AND b.handle IN ('goer', 'stayer')
                    RETURNING uuid, first_user_uuid, second_user_uuid
                ), members AS (
                    INSERT INTO public.message_group_members (message_group_uuid, user_uuid)
                    SELECT uuid, first_user_uuid FROM pair UNION ALL SELECT uuid, second_user_uuid FROM pair
                )
                INSERT INTO public.messages (message_group_uuid, user_uuid, message)
                SELECT uuid, first_user_uuid, 'hello' FROM pair UNION ALL SELECT uuid, second_user_uuid, 'hello' FROM pair
                """);
    }

    private HttpResponse<String> delete(String password) {
        return actor.sendBody("DELETE", "/api/account", "{\"password\": \"%s\"}".formatted(password));
    }

    private void execute(String sql) {
        cruddur.database().execute(sql);
    }

    private int count(String from) {
        return Integer.parseInt(
                cruddur.database().texts("SELECT count(*) FROM public." + from).getFirst());
    }
}
