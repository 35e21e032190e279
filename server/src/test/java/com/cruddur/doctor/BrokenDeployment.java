package com.cruddur.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.avatar.AvatarLocation;
import com.cruddur.platform.db.AppRole;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.testing.DebianPostgres;
import com.cruddur.testing.TestAuthority;
import com.cruddur.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;

/** A PostgreSQL that is set up as it should be, over TLS, with a role of few rights: for tests that spoil one thing. */
final class BrokenDeployment implements AutoCloseable {

    static final String ROLE = "cruddur_app";

    private final DebianPostgres server;
    private final Path authority;

    private BrokenDeployment(DebianPostgres server, Path authority) {
        this.server = server;
        this.authority = authority;
    }

    /** Starts it, with what else it needs in {@code directory}. */
    static BrokenDeployment start(Path directory) {
        try {
            var authority = new TestAuthority(Files.createDirectory(directory.resolve("authority")));
            var certificate = authority.issue("server", "-1d", 90);
            var server = DebianPostgres.primary(
                    "127.0.0.1",
                    Map.of(
                            "fsync",
                            "on",
                            "deadlock_timeout",
                            "250ms",
                            "ssl",
                            "on",
                            "ssl_cert_file",
                            certificate.toString(),
                            "ssl_key_file",
                            TestAuthority.keyOf(certificate).toString()),
                    Map.of());
            server.migrated().execute("CREATE ROLE %s LOGIN PASSWORD 's3cret'".formatted(ROLE));
            new AppRole(server.url(), ROLE).grant();
            return new BrokenDeployment(server, authority.certificate());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database as the superuser has it. */
    TestDatabase database() {
        return server.database();
    }

    DebianPostgres server() {
        return server;
    }

    /** What a deployment has for a {@code DATABASE_URL}. */
    String url() {
        return "postgresql://%s:s3cret@localhost:%s/cruddur?sslmode=verify-full&sslrootcert=%s"
                .formatted(ROLE, server.port(), authority);
    }

    /** Spoils it by {@code sql}, looks at it, and mends it by {@code cure}. */
    DoctorReport spoiled(String sql, String cure) {
        server.execute(sql);
        try {
            return examine(url());
        } finally {
            server.execute(cure);
        }
    }

    static DoctorReport examine(String url, Clock clock) {
        return new Doctor(deployment(DatabaseUrl.parse(url)), clock).examine();
    }

    static DoctorReport examine(DatabaseUrl url) {
        return new Doctor(deployment(url), Clock.systemUTC()).examine();
    }

    /** Looks at a deployment with {@code replicas}. */
    static DoctorReport examine(String url, String... replicas) {
        return new Doctor(deployment(DatabaseUrl.parse(url), replicas), Clock.systemUTC()).examine();
    }

    private static Deployment deployment(DatabaseUrl url, String... replicas) {
        return new Deployment(
                new Deployment.Place.Remote(url),
                Arrays.stream(replicas).map(DatabaseUrl::parse).toList(),
                9,
                false,
                new Deployment.SignIn.Local(null, ""),
                new AvatarLocation.Directory(Path.of(System.getProperty("java.io.tmpdir"), "avatars")));
    }

    /** What the check called {@code name} found. */
    static Finding finding(DoctorReport report, String name) {
        return report.diagnoses().stream()
                .filter(diagnosis -> diagnosis.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No check " + name))
                .finding();
    }

    /** Asserts that {@code name} is broken, with {@code words} in what is told. */
    static void assertBroken(DoctorReport report, String name, String words) {
        assertThat(finding(report, name))
                .as(report.lines().toString())
                .isInstanceOf(Finding.Broken.class)
                .asString()
                .contains(words);
    }

    /** Asserts that {@code name} is to be looked at, with {@code words} in what is told. */
    static void assertWarning(DoctorReport report, String name, String words) {
        assertThat(finding(report, name))
                .as(report.lines().toString())
                .isInstanceOf(Finding.Warning.class)
                .asString()
                .contains(words);
    }

    @Override
    public void close() {
        server.close();
    }
}
