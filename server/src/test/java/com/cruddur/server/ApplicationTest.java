package com.cruddur.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.config.Config;
import com.cruddur.platform.OperatorException;
import com.cruddur.testing.Actor;
import com.cruddur.testing.Await;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.TestDatabase;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service starts whole or not at all, and only when it is told to. */
class ApplicationTest {

    private static final Duration BOUND = Duration.ofSeconds(20);

    private TestDatabase database;

    @BeforeEach
    void make() {
        database = TestDatabase.migrated();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void makingItOpensNoPortAndStartsNoThread() throws IOException {
        var port = freePort();
        var before = threads();

        try (var app = application(port)) {
            assertThat(threads()).isSubsetOf(before);
            assertThat(connections()).isZero();
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                    .isInstanceOf(ConnectException.class);

            app.start();

            assertThat(new Actor(app.url()).get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aPortInUseClosesWhatWasOpened() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var app = application(taken.getLocalPort())) {
            assertThatThrownBy(app::start)
                    .isInstanceOf(OperatorException.class)
                    .hasMessageContaining("port " + taken.getLocalPort());

            Await.until("no connection is left", BOUND, () -> connections() == 0);
        }
    }

    @Test
    void closingItFreesThePortAndTheConnections() throws IOException {
        var app = application(0);
        app.start();
        Await.until("a connection", BOUND, () -> connections() > 0);
        var port = URI.create(app.url()).getPort();

        app.close();

        assertThat(connections()).isZero();
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }

    private Application application(int port) {
        var environment = new HashMap<>(database.serviceSettings());
        environment.put("PORT", Integer.toString(port));
        return new Application(Config.read(environment), database.serviceUrl());
    }

    /** The connections of the service to this test's database. */
    private int connections() {
        return database.texts("""
                SELECT 1 FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                """).size();
    }

    /** The threads of the service and its pools. Those of earlier tests may still be ending. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("cruddur")
                        || thread.getName().contains("Hikari"))
                .collect(Collectors.toSet());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void theOperatorsPagesTakeThePlaceOfOursAndAWrongDirectoryIsRefused(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("terms.html"), "<p>Be <em>kind</em>.</p>");
        try (var cruddur = Cruddur.start(Map.of("PAGES_DIR", directory.toString(), "EVIDENCE_DAYS", "12"))) {
            var anyone = cruddur.anonymous();
            assertThat(anyone.get("/terms").body()).contains("<p>Be <em>kind</em>.</p>");
            assertThat(anyone.get("/privacy").body()).contains("a copy for 12 days", "This server sends no mail");
            assertThat(anyone.get("/about").body()).contains("from a minute to 365 days", "href=\"/terms\"");
        }

        var wrong = Config.read(
                Map.of("PAGES_DIR", directory.resolve("missing").toString(), "DATA_DIR", directory.toString()));
        assertThatThrownBy(() -> new Application(wrong, database.serviceUrl()))
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("PAGES_DIR names");
    }
}
