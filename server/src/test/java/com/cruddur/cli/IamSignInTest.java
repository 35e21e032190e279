package com.cruddur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.platform.db.AppRole;
import com.cruddur.testing.Await;
import com.cruddur.testing.CruddurProcess;
import com.cruddur.testing.DebianPostgres;
import com.cruddur.testing.IamAuthenticationServer;
import com.cruddur.testing.IamToken;
import com.cruddur.testing.TestAuthority;
import com.cruddur.testing.Troubleshooting;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With {@code DATABASE_AUTH=iam} a token is what signs in, to a server that has proved who it is and to no other. */
@Timeout(120)
class IamSignInTest {

    private static final String HOST = "cruddur.abc123.eu-central-1.rds.amazonaws.com";
    private static final String KEY = "s3cret/key+of=aws";

    @TempDir
    private static Path directory;

    private static TestAuthority authority;
    private static IamAuthenticationServer iam;
    private static DebianPostgres server;
    private static Path hosts;

    @BeforeAll
    static void start() throws IOException, LDAPException {
        authority = new TestAuthority(Files.createDirectory(directory.resolve("authority")));
        var certificate = authority.issue("rds", HOST, "-1d", 30);
        iam = new IamAuthenticationServer();
        server = DebianPostgres.primary(
                        "127.0.0.2",
                        Map.of(
                                "ssl", "on",
                                "ssl_cert_file", certificate.toString(),
                                "ssl_key_file", TestAuthority.keyOf(certificate).toString()),
                        Map.of())
                .migrated();
        var rules = server.cluster().resolve("pg_hba.conf");
        Files.writeString(rules, iam.hbaLine() + "host all cruddur all reject\n" + Files.readString(rules));
        server.execute("SELECT pg_reload_conf()");
        server.execute("CREATE ROLE cruddur LOGIN");
        new AppRole(server.url(), "cruddur").grant();
        hosts = Files.writeString(directory.resolve("hosts"), server.address() + " " + HOST + "\n");
    }

    @AfterAll
    static void stop() {
        server.close();
        iam.close();
    }

    @AfterEach
    void acceptAgain() {
        iam.accept(_ -> true);
    }

    @Test
    void theServiceSignsInWithTokensAndTakesNewOnesWhenTheyAreOver() {
        try (var cruddur = CruddurProcess.start(settings(verified()), "serve")) {
            var reader = cruddur.anonymous();
            assertThat(reader.get("/api/activities/home").statusCode()).isEqualTo(200);
            var first = iam.shown();
            assertThat(first).isNotEmpty().allSatisfy(IamSignInTest::assertGood);
            assertThat(server.database().texts("""
                    SELECT DISTINCT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE usename = 'cruddur'
                    """)).containsExactly("true");

            iam.accept(token -> !first.contains(token));
            server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'cruddur'");

            Await.until(
                    "signing in with a new token",
                    Duration.ofSeconds(20),
                    () -> reader.get("/api/activities/home").statusCode() == 200);
            assertThat(iam.shown()).last().satisfies(IamSignInTest::assertGood);
            assertThat(first).doesNotContain(iam.shown().getLast());
        }
    }

    private static void assertGood(String text) {
        var token = IamToken.parse(text);
        assertThat(token.host()).isEqualTo(HOST + ":" + server.port());
        assertThat(token.parameter("Action")).isEqualTo("connect");
        assertThat(token.parameter("DBUser")).isEqualTo("cruddur");
        assertThat(token.parameter("X-Amz-Credential")).matches("AKIATEST/\\d{8}/eu-central-1/rds-db/aws4_request");
        assertThat(token.parameter("X-Amz-Security-Token")).isEqualTo("a/session+of=a&role");
        assertThat(token.lifetime()).isBetween(Duration.ofSeconds(890), Duration.ofMinutes(15));
        assertThat(token.signed()).isBetween(Instant.now().minusSeconds(120), Instant.now());
        assertThat(token.isSignedWith(KEY, "eu-central-1")).isTrue();
        assertThat(token.isSignedWith("another", "eu-central-1")).isFalse();
    }

    @Test
    void noTokenGoesToAServerThatDoesNotProveWhoItIs() {
        var before = iam.shown().size();

        assertTold("TLS", "A certificate of another authority", "");
        server.set("ssl", "off");
        try {
            assertTold("TLS", "A server without TLS", verified());
        } finally {
            server.set("ssl", "on");
        }

        assertThat(iam.shown()).hasSize(before);
    }

    @Test
    void aUserWhoMayNotSignInByIamIsTold() {
        iam.accept(_ -> false);

        assertTold("Signing in to the database", "A user whom IAM does not let in", verified());
    }

    @Test
    void noTokenIsGivenToAnotherProgram() {
        assertTold("Signing in to the database", "psql, and no password", verified(), "psql");
    }

    private static void assertTold(String section, String mistake, String parameters) {
        assertTold(section, mistake, parameters, "migrate");
    }

    private static void assertTold(String section, String mistake, String parameters, String command) {
        var outcome = CruddurProcess.run(settings(parameters), command);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.errorLines())
                .last()
                .asString()
                .matches(Objects.requireNonNull(Troubleshooting.section(section).get(mistake), mistake));
        assertThat(outcome.all()).doesNotContain(KEY).doesNotContain("X-Amz-");
    }

    private static String verified() {
        return "?sslrootcert=" + authority.certificate();
    }

    private static Map<String, String> settings(String parameters) {
        var settings = new HashMap<String, String>();
        settings.put(
                "DATABASE_URL",
                "postgresql://cruddur@%s:%s/%s%s"
                        .formatted(HOST, server.port(), server.url().database(), parameters));
        settings.put("DATABASE_AUTH", "iam");
        settings.put("MIGRATE_ON_START", "false");
        settings.put("PORT", "0");
        settings.put("AWS_ACCESS_KEY_ID", "AKIATEST");
        settings.put("AWS_SECRET_ACCESS_KEY", KEY);
        settings.put("AWS_SESSION_TOKEN", "a/session+of=a&role");
        settings.put("JAVA_TOOL_OPTIONS", "-Djdk.net.hosts.file=" + hosts);
        return settings;
    }
}
