package com.cruddur.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A primary that dies or is relieved while clients write. */
@Timeout(120)
class FailoverTest {

    private static final Duration RESUMES = Duration.ofSeconds(5);

    /** RDS takes a minute or two; so long is enough for a pool that looks ever less often to be found out. */
    private static final Duration OUTAGE = Duration.ofSeconds(6);

    @TempDir
    private static Path temporary;

    private static Deployment deployment;

    @BeforeAll
    static void deploy() {
        deployment = new Deployment(temporary);
    }

    @AfterAll
    static void close() {
        deployment.close();
    }

    @Test
    void acknowledgedWritesSurviveTheDeathOfThePrimary() {
        try (var load = deployment.load("death")) {
            load.awaitWrites(200);

            deployment.primary().kill();
            load.endure(OUTAGE);
            var promoted = deployment.failOver();
            load.awaitWrites(200);

            var seen = load.end();
            System.out.println(seen.line("kill -9") + " " + seen.toFirstWriteAfter(promoted));
            seen.assertHonest();
            seen.assertKept(deployment.primary().database());
            assertThat(seen.toFirstWriteAfter(promoted)).isLessThan(RESUMES);
        }
        deployment.heal();
    }

    @Test
    void plannedSwitchoverLosesNothing() {
        try (var load = deployment.load("switchover")) {
            load.awaitWrites(200);

            deployment.primary().stop();
            var promoted = deployment.failOver();
            load.awaitWrites(200);
            deployment.heal();
            load.awaitWrites(200);

            var seen = load.end();
            System.out.println(seen.line("switchover") + " " + seen.toFirstWriteAfter(promoted));
            seen.assertHonest();
            seen.assertKept(deployment.primary().database());
            assertThat(seen.toFirstWriteAfter(promoted)).isLessThan(RESUMES);
        }
    }
}
