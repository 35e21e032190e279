package com.cruddur.failover;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Shell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * A network that drops packets and refuses nothing. It is a network of this process's own, which {@link NetworkTest}
 * starts it in.
 */
final class HungNetwork {

    private static final Duration OUTAGE = Duration.ofSeconds(3);
    private static final int SOME = 100;

    private final FailoverDeployment deployment;

    private HungNetwork(FailoverDeployment deployment) {
        this.deployment = deployment;
    }

    public static void main(String[] arguments) {
        run("ip", "link", "set", "lo", "up");
        try (var deployment = new FailoverDeployment(Path.of(arguments[0]))) {
            var network = new HungNetwork(deployment);
            network.comesBack();
            network.isLeft();
        }
    }

    /** Between the service and the primary; the standby goes on. */
    private void comesBack() {
        try (var load = deployment.load("network-back")) {
            load.awaitWrites(SOME);

            var primary = deployment.primary();
            var standbys = primary.database()
                    .texts("SELECT client_port FROM pg_stat_replication")
                    .getFirst();
            var port = Integer.toString(primary.port());
            drop("-d", primary.address(), "-p", "tcp", "--dport", port, "!", "--sport", standbys);
            drop("-s", primary.address(), "-p", "tcp", "--sport", port, "!", "--dport", standbys);
            load.endure(OUTAGE);
            run("iptables", "--flush", "INPUT");
            var back = System.nanoTime();

            load.awaitWrites(SOME);
            deployment.assertKept(load, back);
        }
    }

    /** Around the primary, for good: the standby takes over. */
    private void isLeft() {
        try (var load = deployment.load("network-left")) {
            load.awaitWrites(SOME);

            drop("-d", deployment.primary().address());
            drop("-s", deployment.primary().address());
            load.endure(OUTAGE);
            deployment.awaitLogged("Packets that nobody answers");
            var promoted = deployment.failOver();

            load.awaitWrites(SOME);
            deployment.assertKept(load, promoted);
        }
    }

    private static void drop(String... packets) {
        run(Stream.of(Stream.of("iptables", "--append", "INPUT"), Stream.of(packets), Stream.of("--jump", "DROP"))
                .flatMap(words -> words)
                .toArray(String[]::new));
    }

    /** A program of administration, which is not on everybody's path. */
    private static void run(String... command) {
        command[0] = "/usr/sbin/" + command[0];
        var outcome = Shell.run(command);
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }
}
