package com.cruddur.platform.db.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.DatabaseWait;
import com.cruddur.testing.CruddurProcess;
import com.cruddur.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Nothing waits for a database for ever, and nobody goes on asking where it was. */
@Timeout(60)
class ConnectionLimitsTest {

    private static final int KEEP_ALIVE_TIMER = 2;

    @TempDir
    private Path directory;

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.empty();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void aServerThatTakesConnectionsAndSaysNothingIsGivenUp() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var url = DatabaseUrl.parse("postgresql://me@127.0.0.1:%s/cruddur".formatted(silent.getLocalPort()));
            var begin = System.nanoTime();

            assertThatThrownBy(() -> DatabaseWait.until(url, Duration.ZERO)).isInstanceOf(OperatorException.class);

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(6));
        }
    }

    @Test
    void everyConnectionSaysWhoItIs() throws SQLException {
        try (var connection = database.url().dataSource(Map.of()).getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW application_name")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("cruddur");
        }
    }

    /** By the kernel's own table, whose timers are in hundredths of a second. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aConnectionIsKeptAliveFromHalfAMinuteOn() throws Exception {
        try (var connection = database.url().connect("cruddur-test");
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT inet_client_port(), inet_server_port()")) {
            row.next();
            var ends = String.format(Locale.ROOT, ":%04X [0-9A-F]+:%04X 01 ", row.getInt(1), row.getInt(2));

            assertThat(timers(ends)).singleElement().satisfies(timer -> {
                assertThat(timer[0]).isEqualTo(KEEP_ALIVE_TIMER);
                assertThat(timer[1]).isLessThanOrEqualTo(3_000);
            });
        }
    }

    /** Java alone would keep an address for half a minute. */
    @Test
    void aNameThatMovesIsFollowedWithinSeconds() throws IOException {
        var hosts = Files.writeString(directory.resolve("hosts"), "127.0.0.9 moving.example\n");
        var settings = Map.of(
                "JAVA_TOOL_OPTIONS",
                "-Djdk.net.hosts.file=" + hosts,
                "DATABASE_URL",
                database.connectionString().replace("127.0.0.1", "moving.example"),
                "DATABASE_WAIT",
                "20s");
        try (var migrating = CruddurProcess.start(settings, "migrate")) {
            migrating.awaitErrors("Waiting up to 20 s for the database");
            Files.move(
                    Files.writeString(directory.resolve("moved"), "127.0.0.1 moving.example\n"),
                    hosts,
                    StandardCopyOption.ATOMIC_MOVE);

            assertThat(migrating.awaitEnd().exitCode()).isZero();
        }
    }

    /** What runs for each connection whose ends look like that, and when it is due. */
    private static List<int[]> timers(String ends) throws IOException {
        var row = Pattern.compile(ends + "\\S+ 0?(?<kind>\\d):(?<due>[0-9A-F]+)");
        try (var four = Files.lines(Path.of("/proc/net/tcp"));
                var six = Files.lines(Path.of("/proc/net/tcp6"))) {
            return Stream.concat(four, six)
                    .map(row::matcher)
                    .filter(Matcher::find)
                    .map(found ->
                            new int[] {Integer.parseInt(found.group("kind")), Integer.parseInt(found.group("due"), 16)})
                    .toList();
        }
    }
}
