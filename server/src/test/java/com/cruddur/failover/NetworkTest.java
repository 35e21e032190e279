package com.cruddur.failover;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Shell;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A network that hangs while clients write: service, servers and clients are in one whose packets can be dropped. */
@Timeout(120)
class NetworkTest {

    @TempDir
    private Path temporary;

    @Test
    void droppedPacketsAre503UntilTheNetworkIsBackOrThePrimaryIsLeft() {
        var outcome = Shell.run(
                "unshare",
                "--map-root-user",
                "--net",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dcheckout=" + System.getProperty("checkout"),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                HungNetwork.class.getName(),
                temporary.toString());

        System.out.println(outcome.output());
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }
}
