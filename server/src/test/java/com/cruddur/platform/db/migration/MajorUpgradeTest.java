package com.cruddur.platform.db.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Await;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.DebianPostgres;
import com.cruddur.testing.RunBook;
import com.cruddur.testing.SseClient;
import com.cruddur.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * To another major version as a blue/green deployment goes: our schema by logical replication, from Debian's PostgreSQL to
 * the one of this run, while people write.
 */
@Timeout(120)
class MajorUpgradeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void everythingThatWasAcknowledgedIsThereAfterTheSwitchAndPeopleGoOn() {
        try (var blue = DebianPostgres.primary("127.0.0.73", Map.of("wal_level", "logical"), Map.of())
                        .migrated();
                var green = TestDatabase.migrated()) {
            writeWhileItIsCopied(blue, green);

            var counts = RunBook.commands("Upgrading PostgreSQL").getFirst();
            assertThat(green.query(counts)).isEqualTo(blue.query(counts));
            assertThat(green.texts(
                            "SELECT string_agg(message || likes_count, ', ' ORDER BY message) FROM public.activities"))
                    .containsExactly("Before the copy1, Beside the copy0");
            try (var cruddur = Cruddur.startOn(green);
                    var listening = SseClient.to(cruddur.url())) {
                assertThat(cruddur.anonymous().get("/health/ready").statusCode())
                        .isEqualTo(200);
                assertThat(cruddur.anonymous()
                                .get("/api/activities/search?term=copy")
                                .body())
                        .as("what the new version computes for itself")
                        .contains("Before the copy", "Beside the copy");
                listening.await("activity", "uuid", post(cruddur, "After the switch"));
            }
        }
    }

    private static void writeWhileItIsCopied(DebianPostgres blue, TestDatabase green) {
        try (var cruddur = Cruddur.startOn(blue.database())) {
            var before = post(cruddur, "Before the copy");
            replicate(blue, green);
            assertThat(cruddur.user("ada")
                            .send("PUT", "/api/activities/" + before + "/like")
                            .statusCode())
                    .isEqualTo(200);
            post(cruddur, "Beside the copy");
            awaitReplayed(blue);
        } finally {
            green.execute("DROP SUBSCRIPTION IF EXISTS upgrade");
        }
        goOn(green);
    }

    /** Structure is there already and not replicated; rows that migrations made come from blue as all others do. */
    private static void replicate(DebianPostgres blue, TestDatabase green) {
        blue.execute("CREATE PUBLICATION upgrade FOR ALL TABLES");
        green.execute("TRUNCATE "
                + green.texts(
                                "SELECT string_agg(format('public.%I', tablename), ', ') FROM pg_tables WHERE schemaname = 'public'")
                        .getFirst());
        green.execute(
                "CREATE SUBSCRIPTION upgrade CONNECTION 'host=%s port=%s dbname=cruddur user=postgres password=%s' PUBLICATION upgrade"
                        .formatted(blue.address(), blue.port(), blue.url().password()));
        Await.until(
                "the copy",
                PATIENCE,
                () -> green.texts("SELECT DISTINCT srsubstate FROM pg_subscription_rel")
                        .equals(List.of("r")),
                blue::log);
    }

    /** What is under way arrives. */
    private static void awaitReplayed(DebianPostgres blue) {
        var end = blue.database().texts("SELECT pg_current_wal_lsn()::text").getFirst();
        Await.until(
                "the rest",
                PATIENCE,
                () -> blue.database()
                        .texts("SELECT replay_lsn >= '%s' FROM pg_stat_replication".formatted(end))
                        .equals(List.of("true")));
    }

    /** Numbers go on behind those that were given; what is known of the tables is gathered. */
    private static void goOn(TestDatabase green) {
        RunBook.commands("Restoring to a moment").stream()
                .filter(block -> block.contains("setval"))
                .forEach(green::execute);
        RunBook.commands("Upgrading PostgreSQL").stream().skip(1).forEach(green::execute);
    }

    private static String post(Cruddur cruddur, String message) {
        var response = cruddur.user("bayko")
                .post("/api/activities", "{\"message\": \"%s\", \"ttl\": \"1-day\"}".formatted(message));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Actor.json(response).get("uuid").asString();
    }
}
