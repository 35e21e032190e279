package com.cruddur.failover;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Await;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What clients that write all the while see of a primary in trouble; one service serves through all of it. */
@Timeout(120)
class FailoverTest {

    /** RDS takes a minute or two; so long is enough for a pool that looks ever less often to be found out. */
    private static final Duration OUTAGE = Duration.ofSeconds(6);

    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SOME = 100;
    private static final int A_FEW = 20;

    @TempDir
    private static Path temporary;

    private static FailoverDeployment deployment;

    @BeforeAll
    static void deploy() {
        deployment = new FailoverDeployment(temporary);
    }

    @AfterAll
    static void close() {
        deployment.close();
    }

    @Test
    void acknowledgedWritesSurviveTheDeathOfThePrimary() {
        try (var load = deployment.load("death")) {
            load.awaitWrites(SOME);

            deployment.primary().kill();
            load.endure(OUTAGE);
            deployment.awaitLogged("A server that is down, or a failover under way");
            var promoted = deployment.failOver();

            load.awaitWrites(SOME);
            deployment.assertKept(load, promoted);
        }
        deployment.heal();
    }

    @Test
    void plannedSwitchoverLosesNothing() {
        try (var load = deployment.load("switchover")) {
            load.awaitWrites(SOME);

            deployment.primary().stop();
            var promoted = deployment.failOver();
            load.awaitWrites(SOME);
            deployment.heal();

            load.awaitWrites(SOME);
            deployment.assertKept(load, promoted);
        }
    }

    @Test
    void nothingIsAcknowledgedThatThePrimaryAloneHas() {
        try (var load = deployment.load("in-doubt")) {
            load.awaitWrites(SOME);

            deployment.standby().hang();
            // Committed here, and answered to nobody: the retry finds it, and must not say so before the standby has
            // it.
            load.endure(MOMENT.multipliedBy(3), () -> deployment.end("wait_event = 'SyncRep'"));
            deployment.awaitLogged("A server that hangs, or commits that wait for a standby");
            deployment.primary().kill();
            deployment.standby().resume();
            var promoted = deployment.failOver();

            load.awaitWrites(SOME);
            deployment.assertKept(load, promoted);
        }
        deployment.heal();
    }

    @Test
    void crashOfOneBackendIsOverAtOnce() {
        try (var load = deployment.load("crash")) {
            load.awaitWrites(SOME);

            var backend = deployment.backends("true").getFirst();
            ProcessHandle.of(backend).orElseThrow().destroyForcibly();
            var crashed = System.nanoTime();

            load.awaitWrites(SOME);
            deployment.assertKept(load, crashed);
        }
    }

    @Test
    void fullConnectionTableIs503UntilThereIsRoom() throws SQLException {
        var others = new ArrayList<Connection>();
        try (var load = deployment.load("full")) {
            load.awaitWrites(SOME);

            deployment.endpoint().moveTo("127.0.0.4"); // where nobody is, until all places are taken
            deployment.end("true");
            Await.until("a full table", PATIENCE, () -> takeConnections(others) == FailoverDeployment.MOST_CONNECTIONS);
            deployment.endpoint().moveTo(deployment.primary().address());
            deployment.awaitLogged("All connections of the server are taken");
            load.endure(MOMENT);
            for (var other : others) {
                other.close();
            }
            var room = System.nanoTime();

            load.awaitWrites(SOME);
            deployment.assertKept(load, room);
        }
    }

    @Test
    void nameThatLeadsToAStandbyIsFollowedWhenItMoves() {
        try (var load = deployment.load("demoted")) {
            load.awaitWrites(SOME);

            deployment.primary().stop();
            deployment.promote();
            deployment.rejoin();
            load.awaitReads(A_FEW);
            load.endure(MOMENT);
            deployment.awaitLogged("A server that is read-only");
            deployment.awaitLogged("The same, once a second");
            deployment.endpoint().moveTo(deployment.primary().address());
            var moved = System.nanoTime();

            load.awaitWrites(SOME);
            deployment.assertKept(load, moved);
        }
    }

    @Test
    void readOnlyDatabaseIsReadUntilItTakesWritesAgain() {
        try (var load = deployment.load("read-only")) {
            load.awaitWrites(SOME);

            deployment.primary().set("default_transaction_read_only", "on");
            load.awaitReads(A_FEW);
            load.endure(MOMENT);
            deployment.primary().set("default_transaction_read_only", "off");
            var writable = System.nanoTime();

            load.awaitWrites(SOME);
            deployment.assertKept(load, writable);
        }
    }

    @Test
    void serviceThatKnowsBothServersFindsTheNewPrimaryByItself() {
        var primary = deployment.primary();
        var both = primary.address() + ":" + primary.port() + ","
                + deployment.standby().address();
        var url = primary.connectionString(both) + "&target_session_attrs=read-write";
        try (var service = deployment.serve(url);
                var load = new LoadGenerator("two-hosts", deployment.at(service))) {
            load.awaitWrites(SOME);

            primary.kill();
            load.endure(MOMENT);
            var promoted = deployment.failOver();

            load.awaitWrites(SOME);
            deployment.assertKept(load, promoted);
        }
        deployment.heal();
    }

    /** Takes all connections that an ordinary role can have; returns how many have been taken so far. */
    private static int takeConnections(List<Connection> taken) {
        var url = deployment.ordinaryUrl();
        try {
            while (true) {
                taken.add(url.connect("other"));
            }
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("53300");
            return taken.size();
        }
    }
}
