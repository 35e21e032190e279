package com.cruddur.platform.db.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.config.Config;
import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.DatabaseWait;
import com.cruddur.platform.db.pool.NotificationListener;
import com.cruddur.server.Application;
import com.cruddur.testing.Actor;
import com.cruddur.testing.Await;
import com.cruddur.testing.CruddurProcess;
import com.cruddur.testing.InProcessCommand;
import com.cruddur.testing.SecretsManager;
import com.cruddur.testing.TestDatabase;
import com.cruddur.testing.Troubleshooting;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** User and password come from AWS Secrets Manager, and may change while Cruddur serves. */
class SecretSignInTest {

    private static final String FEED = "/api/activities/home";
    private static final String ROLE = "from_secret";
    private static final Map<String, String> SETTINGS = Map.of("PORT", "0", "RATE_LIMITS", "off", "CACHE_TIME", "0s");

    private static TestDatabase database;
    private static SecretsManager secrets;

    @BeforeAll
    static void open() {
        database = TestDatabase.migrated();
        secrets = new SecretsManager();
        database.execute("CREATE ROLE %s LOGIN SUPERUSER".formatted(ROLE));
    }

    @AfterAll
    static void close() {
        secrets.close();
        database.execute("DROP ROLE " + ROLE);
        database.close();
    }

    @Test
    void userAndPasswordAreTheSecretsAndTheRegionIsThatOfItsArn() throws SQLException {
        var arn = arn("eu-central-1", "plain");
        setPassword("first");
        secrets.put(arn, secret("first"));

        try (var connection = url(arn).connect("cruddur-test");
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT current_user")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo(ROLE);
        }
        assertThat(secrets.authorizations())
                .last()
                .asString()
                .contains("AWS4-HMAC-SHA256", "AKIATEST/", "/eu-central-1/secretsmanager/aws4_request");
    }

    @Test
    void theConnectionThatListensSignsInTheSameWay() throws SQLException {
        var arn = arn("eu-central-1", "bell");
        setPassword("first");
        secrets.put(arn, secret("first"));

        try (var listener = NotificationListener.of(url(arn), "secret_test");
                var other = url(arn).connect("cruddur-test");
                var statement = other.createStatement()) {
            statement.execute("NOTIFY secret_test");
            var begin = System.nanoTime();
            listener.await(Duration.ofSeconds(20));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void aRotatedSecretIsUsedByNewConnections() {
        var arn = arn("eu-central-1", "rotated");
        setPassword("first");
        secrets.put(arn, secret("first"));
        try (var app = new Application(Config.read(SETTINGS), url(arn))) {
            app.start();
            var reader = new Actor(app.url());
            Await.until("the start", Duration.ofSeconds(5), () -> status(reader) == 200);

            setPassword("second");
            assertThat(status(reader)).as("connections that are open go on").isEqualTo(200);
            secrets.put(arn, secret("second"));
            var asked = secrets.authorizations().size();
            loseConnections();

            Await.until("a connection with the new secret", Duration.ofSeconds(5), () -> status(reader) == 200);
            for (var request = 0; request < 50; request++) {
                assertThat(status(reader))
                        .as("request %d after the rotation", request)
                        .isEqualTo(200);
            }
            assertThat(secrets.authorizations())
                    .as("asked for the secret again")
                    .hasSizeGreaterThan(asked);
        }
    }

    @Test
    void aSecretThatIsRotatedLaterThanThePasswordIsWaitedFor() {
        var arn = arn("eu-central-1", "late");
        setPassword("first");
        secrets.put(arn, secret("first"));
        try (var app = new Application(Config.read(SETTINGS), url(arn))) {
            app.start();
            var reader = new Actor(app.url());
            Await.until("the start", Duration.ofSeconds(5), () -> status(reader) == 200);

            setPassword("second");
            // Again, because the pool may still be filling with connections that signed in before.
            Await.until("the end of all connections", Duration.ofSeconds(10), () -> {
                loseConnections();
                return status(reader) == 503;
            });
            secrets.put(arn, secret("second"));

            Await.until("the new secret", Duration.ofSeconds(15), () -> status(reader) == 200);
        }
    }

    @TestFactory
    Stream<DynamicTest> aSecretThatIsOfNoUseIsToldInOneLine() {
        var mistakes = new LinkedHashMap<String, Runnable>();
        var arn = arn("eu-central-1", "bad");
        mistakes.put("A secret that is not JSON", () -> secrets.put(arn, "s3cret"));
        mistakes.put("A secret without a password", () -> secrets.put(arn, "{\"user\": \"me\", \"pw\": \"s3cret\"}"));
        mistakes.put("A secret of bytes", () -> secrets.putBinary(arn));
        mistakes.put("A wrong password in the secret", () -> secrets.put(arn, secret("s3cret")));
        mistakes.put(
                "A secret that does not exist",
                () -> secrets.refuse(arn, "ResourceNotFoundException", "Secrets Manager can't find it."));
        mistakes.put(
                "A secret that may not be read",
                () -> secrets.refuse(arn, "AccessDeniedException", "User: x is not authorized to perform: y"));
        mistakes.put(
                "A secret that is being deleted",
                () -> secrets.refuse(arn, "InvalidRequestException", "You can't perform this operation on it."));
        mistakes.put(
                "Credentials that AWS does not take",
                () -> secrets.refuse(arn, "UnrecognizedClientException", "The security token is invalid."));
        mistakes.put("Secrets Manager that cannot answer", () -> secrets.lose(arn));
        return mistakes.entrySet().stream()
                .map(mistake -> DynamicTest.dynamicTest(mistake.getKey(), () -> {
                    mistake.getValue().run();
                    assertRefused(mistake.getKey(), arn);
                }));
    }

    @Test
    void noCredentialsOfAwsAreToldInOneLine() {
        System.clearProperty("aws.accessKeyId");
        try {
            assertRefused("No credentials of AWS", arn("eu-central-1", "anybody"));
        } finally {
            System.setProperty("aws.accessKeyId", "AKIATEST");
        }
    }

    @Test
    void anEndpointThatCannotBeReachedIsToldInOneLine() {
        var endpoint = System.setProperty("aws.endpointUrlSecretsManager", "http://127.0.0.1:1");
        try {
            assertRefused("Secrets Manager cannot be reached", arn("eu-central-1", "unreached"));
        } finally {
            System.setProperty("aws.endpointUrlSecretsManager", Objects.requireNonNull(endpoint));
        }
    }

    @Test
    void evenVerboseNeverShowsWhatASecretHolds() {
        var arn = arn("eu-central-1", "shown");
        secrets.put(arn, Troubleshooting.SECRET);
        var url = database.url();
        var settings = new HashMap<>(secrets.environment());
        settings.put(
                "DATABASE_URL",
                "postgresql://%s/%s?sslmode=disable".formatted(url.hosts().getFirst(), url.database()));
        settings.put("DATABASE_SECRET", arn);

        var outcome = InProcessCommand.run(settings, "--verbose", "migrate");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.all())
                .contains("is not JSON with a username and a password", "\tat com.cruddur.")
                .doesNotContain(Troubleshooting.SECRET);
    }

    @Test
    void aServerThatSignsInWithAPasswordLoadsNothingOfAws(@TempDir Path directory) throws IOException {
        var log = directory.resolve("classes");
        var settings = Map.of(
                "DATABASE_URL",
                database.connectionString(),
                "PORT",
                "0",
                "JAVA_TOOL_OPTIONS",
                "-Xlog:class+load:file=" + log);
        try (var plain = CruddurProcess.start(settings, "serve")) {
            assertThat(plain.anonymous().get(FEED).statusCode()).isEqualTo(200);
        }

        try (var classes = Files.lines(log)) {
            var ours = classes.filter(line -> line.contains("com.cruddur.") || line.contains("software.amazon."))
                    .toList();
            assertThat(ours)
                    .anyMatch(line -> line.contains(PasswordSource.class.getName()))
                    .noneMatch(line -> line.contains("software.amazon."));
        }
    }

    /** Also with all that {@code --verbose} would print. */
    private static void assertRefused(String mistake, String arn) {
        var message = Objects.requireNonNull(
                Troubleshooting.section("Signing in to the database").get(mistake), mistake);
        assertThatThrownBy(() -> DatabaseWait.until(url(arn), Duration.ZERO))
                .isInstanceOf(OperatorException.class)
                .satisfies(thrown -> {
                    assertThat("cruddur: " + thrown.getMessage()).matches(message);
                    var trace = new StringWriter();
                    thrown.printStackTrace(new PrintWriter(trace));
                    assertThat(trace.toString()).doesNotContain(Troubleshooting.SECRET);
                });
    }

    private static void loseConnections() {
        database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '%s'".formatted(ROLE));
    }

    private static int status(Actor reader) {
        return reader.get(FEED).statusCode();
    }

    private static void setPassword(String password) {
        database.execute("ALTER ROLE %s PASSWORD '%s'".formatted(ROLE, password));
    }

    private static String secret(String password) {
        return "{\"username\": \"%s\", \"password\": \"%s\", \"engine\": \"postgres\"}".formatted(ROLE, password);
    }

    private static String arn(String region, String name) {
        return "arn:aws:secretsmanager:%s:123456789012:secret:cruddur/%s-AbCdEf".formatted(region, name);
    }

    private static DatabaseUrl url(String arn) {
        return database.url().with(AwsCredentials.Secret.of(arn));
    }
}
