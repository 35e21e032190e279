package com.cruddur.platform.db.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.DatabaseWait;
import com.cruddur.platform.db.embedded.EmbeddedPostgres;
import com.cruddur.platform.db.embedded.PostgresBinaries;
import com.cruddur.testing.Await;
import com.cruddur.testing.TestAuthority;
import com.cruddur.testing.TestDatabase;
import com.cruddur.testing.Troubleshooting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server is trusted when its certificate proves who it is; else it is refused at once, with the cause and the cure. */
class TlsTest {

    private static final String SECTION = "TLS";
    private static final Set<String> SEEN = new HashSet<>();

    @TempDir
    static Path directory;

    private static TestAuthority authority;
    private static EmbeddedPostgres server;
    private static DatabaseUrl plain;

    @BeforeAll
    static void start() throws IOException {
        authority = new TestAuthority(Files.createDirectory(directory.resolve("authority")));
        copy(authority.issue("first", "-1d", 30));
        server = new EmbeddedPostgres(
                directory.resolve("data"),
                0,
                PostgresBinaries.in(Path.of(System.getProperty("test.postgres"))),
                List.of(
                        "fsync = off",
                        "ssl = on",
                        "ssl_cert_file = '%s'".formatted(directory.resolve("server.pem")),
                        "ssl_key_file = '%s'".formatted(directory.resolve("server.key"))));
        plain = server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
        assertThat(SEEN).isEqualTo(Troubleshooting.section(SECTION).keySet());
    }

    @Test
    void aCertificateOfTheRightAuthorityAndNameIsTrusted() throws Exception {
        install(authority.issue("right", "-1d", 30));

        try (var connection = verified("localhost", authority.certificate()).connect("cruddur-test");
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getBoolean(1)).isTrue();
        }
    }

    @Test
    void anotherAuthorityIsRefused() throws Exception {
        install(authority.issue("other", "-1d", 30));
        var stranger = new TestAuthority(Files.createDirectory(directory.resolve("stranger")));

        assertRefused("A certificate of another authority", verified("localhost", stranger.certificate()));
        assertRefused(
                "A certificate of another authority",
                with(Map.of("sslmode", "verify-full", "sslfactory", RdsSocketFactory.class.getName()), "localhost"));
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        install(authority.issue("expired", "-20d", 10));

        assertRefused("An expired certificate", verified("localhost", authority.certificate()));
    }

    @Test
    void aCertificateOfTheFutureIsRefused() throws Exception {
        install(authority.issue("future", "+5d", 10));

        assertRefused("A certificate that is not valid yet", verified("localhost", authority.certificate()));
    }

    @Test
    void aCertificateForAnotherNameIsRefused() throws Exception {
        install(authority.issue("name", "-1d", 30));

        assertRefused("A certificate for another host name", verified("127.0.0.1", authority.certificate()));
    }

    @Test
    void aServerWithoutTlsIsRefusedWhereItIsDemanded() {
        var withoutTls = TestDatabase.empty();
        try (withoutTls) {
            var url = withoutTls.url();
            assertRefused(
                    "A server without TLS",
                    new DatabaseUrl(
                            url.hosts(), url.database(), url.user(), url.password(), Map.of("sslmode", "require")));
        }
    }

    @Test
    void aMissingFileOfAuthoritiesIsTold() {
        assertRefused("A file of authorities that is missing", verified("localhost", directory.resolve("missing.pem")));
    }

    private static DatabaseUrl verified(String host, Path authorities) {
        return with(Map.of("sslmode", "verify-full", "sslrootcert", authorities.toString()), host);
    }

    private static DatabaseUrl with(Map<String, String> parameters, String host) {
        var port = plain.hosts().getFirst().port();
        return new DatabaseUrl(
                List.of(new DatabaseUrl.Host(host, port)),
                plain.database(),
                plain.user(),
                plain.password(),
                new TreeMap<>(parameters));
    }

    private static void assertRefused(String mistake, DatabaseUrl url) {
        var message = Objects.requireNonNull(Troubleshooting.section(SECTION).get(mistake), mistake);
        SEEN.add(mistake);
        assertThatThrownBy(() -> DatabaseWait.until(url, Duration.ofMinutes(1)))
                .isInstanceOf(OperatorException.class)
                .satisfies(
                        thrown -> assertThat("cruddur: " + thrown.getMessage()).matches(message));
    }

    /** Has the server show {@code certificate} from now on. */
    private static void install(Path certificate) throws IOException, SQLException {
        copy(certificate);
        var before = loadTime();
        try (var connection = plain.connect("cruddur-test");
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_reload_conf()");
        }
        Await.until(
                "the certificate is in use",
                Duration.ofSeconds(5),
                () -> !loadTime().equals(before));
    }

    private static void copy(Path certificate) throws IOException {
        var replace = StandardCopyOption.REPLACE_EXISTING;
        Files.copy(certificate, directory.resolve("server.pem"), replace);
        Files.copy(
                TestAuthority.keyOf(certificate),
                directory.resolve("server.key"),
                replace,
                StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** When the server that answers a new connection last read its configuration. */
    private static String loadTime() {
        try (var connection = plain.connect("cruddur-test");
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_conf_load_time()::text")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
