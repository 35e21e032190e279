package com.cruddur.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What fault tests stand on does what it says. */
@Timeout(120)
class DebianPostgresTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String NOTES = "SELECT word FROM notes ORDER BY word";

    @Test
    void standbyHasWhatThePrimaryWroteTakesOverAndIsFollowed() {
        try (var primary = DebianPostgres.primary("127.0.0.2");
                var standby = primary.standby("127.0.0.3")) {
            primary.set("synchronous_standby_names", "*");
            primary.set("synchronous_commit", "remote_apply");
            primary.execute("CREATE TABLE notes (word text); INSERT INTO notes VALUES ('a')");
            assertThat(standby.database().texts(NOTES)).containsExactly("a");

            primary.kill();
            standby.promote();
            standby.execute("INSERT INTO notes VALUES ('b')");
            primary.follow(standby);

            Await.until(
                    "replay", PATIENCE, () -> primary.database().texts(NOTES).size() == 2);
            primary.pauseReplay();
            standby.execute("INSERT INTO notes VALUES ('c')");
            assertThat(primary.database().texts(NOTES)).containsExactly("a", "b");
            primary.resumeReplay();
            Await.until(
                    "replay", PATIENCE, () -> primary.database().texts(NOTES).size() == 3);
        }
    }

    @Test
    void migratedServerStopsStartsHangsAndGoesOn() {
        try (var server = DebianPostgres.primary("127.0.0.2").migrated()) {
            server.stop();
            server.start();
            server.hang();
            server.resume();

            assertThat(server.query("SELECT uuid FROM public.activities")).isEmpty();
        }
    }
}
