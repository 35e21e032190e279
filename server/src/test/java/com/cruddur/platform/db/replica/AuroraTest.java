package com.cruddur.platform.db.replica;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.auth.Passwords;
import com.cruddur.testing.Actor;
import com.cruddur.testing.Await;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.DebianPostgres;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers whose functions behave as Aurora's: the positions of the log are refused, and readers report their lag. */
@Timeout(120)
class AuroraTest {

    private static final String HOME = "/api/activities/home";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Functions of a schema before pg_catalog on the search path, which the reader receives with the data. */
    private static final String AURORA = """
            CREATE SCHEMA aurora;
            CREATE FUNCTION aurora.aurora_version() RETURNS text LANGUAGE sql AS $$ SELECT '17.4.1' $$;
            CREATE FUNCTION aurora.refused() RETURNS pg_lsn LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'not supported for Aurora' USING ERRCODE = '0A000'; END $$;
            CREATE FUNCTION aurora.pg_current_wal_insert_lsn() RETURNS pg_lsn LANGUAGE sql AS $$ SELECT aurora.refused() $$;
            CREATE FUNCTION aurora.pg_last_wal_replay_lsn() RETURNS pg_lsn LANGUAGE sql AS $$ SELECT aurora.refused() $$;
            CREATE FUNCTION aurora.pg_walfile_name(pg_lsn) RETURNS text LANGUAGE sql AS $$ SELECT CAST(aurora.refused() AS text) $$;
            CREATE FUNCTION aurora.aurora_db_instance_identifier() RETURNS text LANGUAGE sql AS
                $$ SELECT CASE WHEN pg_is_in_recovery() THEN 'reader' ELSE 'writer' END $$;
            CREATE FUNCTION aurora.aurora_replica_status() RETURNS TABLE (
                server_id text, session_id text, replica_lag_in_msec double precision, last_update_timestamp timestamptz)
                LANGUAGE sql AS $$
                    SELECT 'writer', 'MASTER_SESSION_ID', NULL, clock_timestamp()
                    UNION ALL
                    SELECT 'reader', 'a reader', CASE
                        WHEN NOT pg_is_in_recovery() THEN NULL
                        WHEN pg_is_wal_replay_paused()
                        THEN 1000 * CAST(extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()) AS double precision)
                        ELSE 20 END, clock_timestamp()
                $$;
            ALTER DATABASE cruddur SET search_path = aurora, pg_catalog, public;
            """;

    private static DebianPostgres writer;
    private static DebianPostgres reader;

    private static Cruddur alone;
    private static Cruddur cruddur;

    @BeforeAll
    static void start() {
        writer = DebianPostgres.primary("127.0.0.25").migrated();
        writer.execute(AURORA);
        alone = Cruddur.startOn(writer.database(), Map.of("POOL_SIZE", "6"));
        withdraw(alone); // before a server has read from a reader
        reader = writer.standby("127.0.0.26");
        cruddur = Cruddur.startOn(
                writer.database(),
                Map.of(
                        "DATABASE_READER_URL", "postgresql://" + reader.address() + ":" + reader.port(),
                        "REPLICA_MAX_LAG", "2s",
                        "POOL_SIZE", "6"));
    }

    @AfterAll
    static void stop() {
        alone.close();
        cruddur.close();
        reader.close();
        writer.close();
    }

    @AfterEach
    void goOn() {
        reader.resumeReplay();
    }

    @BeforeEach
    void theReaderIsRead() {
        awaitUse(); // the replay may have been paused before
    }

    @Test
    void withdrawalsWorkAndReadersShowNothingOfThemNorMissOwnWritesNorLagBeyondTheBound() {
        var before = cruddur.metric(reads());
        for (var i = 0; i < 10; i++) {
            assertThat(cruddur.anonymous().get(HOME).statusCode()).isEqualTo(200);
        }
        assertThat(cruddur.metric(reads()) - before).as("read from the reader").isPositive();
        withdraw(cruddur);

        awaitUse();
        reader.pauseReplay();
        var message = "written and read " + UUID.randomUUID();
        post(cruddur, "ada", message);
        assertThat(cruddur.user("ada").get(HOME).body()).as("their own").contains(message);
        Await.until(
                "the others see it from the writer, because the reader is behind by more than the bound",
                PATIENCE,
                () -> cruddur.anonymous().get(HOME).body().contains(message));
        assertThat(usable()).isZero();
    }

    /** The ways in which something is hidden from somebody. */
    enum Withdrawal {
        DELETE {
            @Override
            void of(Actor author, String post) {
                assertThat(author.delete(post).statusCode()).isEqualTo(200);
            }
        },
        EXPIRY {
            @Override
            void of(Actor author, String post) {
                writer.execute("UPDATE public.activities SET expires_at = clock_timestamp() + interval '0.5 s'");
            }
        },
        REPORT {
            @Override
            void of(Actor author, String post) {
                var moderator = cruddur.user("mod", "moderator");
                moderator.post(post + "/report", "{\"reason\": \"rude\"}");
                var report = moderator.json("/api/reports").get(0).get("uuid").asString();
                assertThat(moderator
                                .post("/api/reports/" + report + "/resolve", "{\"resolution\": \"removed\"}")
                                .statusCode())
                        .isEqualTo(200);
            }
        },
        BLOCK {
            @Override
            void of(Actor author, String post) {
                assertThat(author.send("PUT", "/api/users/@reader/block").statusCode())
                        .isEqualTo(200);
            }
        },
        ACCOUNT_DELETION {
            @Override
            void of(Actor author, String post) {
                writer.execute("""
                        INSERT INTO public.credentials (user_uuid, password_hash)
                        SELECT uuid, '%s' FROM public.users WHERE handle = 'author'
                        """.formatted(new Passwords(1).hash("correct horse")));
                var answer = author.sendBody("DELETE", "/api/account", "{\"password\": \"correct horse\"}");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            }
        },
        SUSPENSION {
            @Override
            void of(Actor author, String post) {
                assertThat(cruddur.user("mod", "moderator")
                                .send("PUT", "/api/users/@author/suspension")
                                .statusCode())
                        .isEqualTo(200);
            }
        };

        /** Hides the post at the address {@code post}, and returns when the service has confirmed it. */
        abstract void of(Actor author, String post);
    }

    /** The reader has not received the withdrawal when the service confirms it, and nobody is shown what was withdrawn. */
    @ParameterizedTest
    @EnumSource
    void whatIsWithdrawnIsGoneAtOnceAlthoughAReaderStillHasIt(Withdrawal withdrawal) {
        writer.execute("DELETE FROM public.users WHERE handle IN ('author', 'reader')");
        var author = cruddur.user("author");
        var reading = cruddur.user("reader");
        var message = "withdrawn by " + withdrawal;
        var post = "/api/activities/" + post(cruddur, "author", message);
        awaitUse();
        Await.until(
                "the reader has the post",
                PATIENCE,
                () -> reader.database()
                        .texts("SELECT message FROM public.activities")
                        .contains(message));
        var before = cruddur.metric(reads());
        Await.until("a read of the reader", PATIENCE, () -> {
            assertThat(reading.get(HOME).body()).contains(message);
            return cruddur.metric(reads()) > before;
        });
        if (withdrawal == Withdrawal.EXPIRY) { // an author's post ends by the clock that every server has
            withdrawal.of(author, post);
            Await.until(
                    "the end of the post",
                    PATIENCE,
                    () -> writer.database()
                            .texts("SELECT count(*) FROM public.activities WHERE expires_at > clock_timestamp()")
                            .contains("0"));
            assertThat(reading.get(HOME).body()).doesNotContain(message);
            return;
        }
        reader.pauseReplay();

        withdrawal.of(author, post);

        assertThat(reader.database().texts("SELECT message FROM public.activities"))
                .contains(message);
        assertThat(reading.get(HOME).body()).doesNotContain(message);
        assertThat(reading.get(post).statusCode()).isEqualTo(404);
    }

    /** Deletes, blocks and suspends; what is withdrawn is gone for everybody at once. */
    private static void withdraw(Cruddur server) {
        var message = "withdrawn " + UUID.randomUUID();
        var uuid = post(server, "ada", message);
        server.user("bayko");
        assertThat(server.user("ada").delete("/api/activities/" + uuid).statusCode())
                .isEqualTo(200);
        assertThat(server.anonymous().get(HOME).body()).doesNotContain(message);
        assertThat(server.user("ada").send("PUT", "/api/users/@bayko/block").statusCode())
                .isEqualTo(200);
        server.user("eve");
        assertThat(server.user("mod", "moderator")
                        .send("PUT", "/api/users/@eve/suspension")
                        .statusCode())
                .isEqualTo(200);
    }

    private static String reads() {
        return "cruddur_reads_total{target=\"%s:%s\"}".formatted(reader.address(), reader.port());
    }

    /** A reader within the bound still answers nothing until it has what was withdrawn last. */
    private static void awaitUse() {
        var before = cruddur.metric(reads());
        Await.until(
                "the reader is read",
                PATIENCE,
                () -> cruddur.anonymous().get(HOME).statusCode() == 200 && cruddur.metric(reads()) > before,
                () -> reader.log());
    }

    private static double usable() {
        return cruddur.metric("cruddur_replica_usable{replica=\"%s:%s\"}".formatted(reader.address(), reader.port()));
    }

    private static String post(Cruddur server, String handle, String message) {
        var answer = server.user(handle)
                .post("/api/activities", "{\"message\": \"%s\", \"ttl\": \"1-hour\"}".formatted(message));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Actor.json(answer).get("uuid").asString();
    }
}
