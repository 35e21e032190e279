package com.cruddur.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.config.Config.DatabaseLocation;
import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.connect.AwsCredentials;
import com.cruddur.platform.db.connect.Credentials;
import com.cruddur.testing.Troubleshooting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** How to sign in to the database is told in one way; else it says what is wrong, as docs/troubleshooting.md shows it. */
class DatabaseSignInTest {

    private static final String URL = "postgresql://me@db.example/cruddur";

    private static final String ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:cruddur-AbCdEf";

    @TempDir
    private Path directory;

    @Test
    void aPasswordMayBeInAFileOfItsOwn() throws IOException {
        var file = Files.writeString(directory.resolve("password"), "s3cret\n");

        var config = Config.read(Map.of("DATABASE_URL", URL, "DATABASE_PASSWORD_FILE", file.toString()));

        assertThat(config.database())
                .isInstanceOfSatisfying(
                        DatabaseLocation.Remote.class,
                        remote -> assertThat(remote.url().password()).isEqualTo("s3cret"));
        assertThat(config).asString().doesNotContain("s3cret");
    }

    @Test
    void tokensAndSecretsOfAwsKnowTheirRegion() {
        var iam = Config.read(Map.of(
                "DATABASE_URL", "postgresql://me@cruddur.proxy-abc123.eu-west-1.rds.amazonaws.com/cruddur",
                "DATABASE_AUTH", "iam"));
        var secret = Config.read(Map.of("DATABASE_URL", "postgresql://db.example/cruddur", "DATABASE_SECRET", ARN));

        assertThat(credentials(iam)).isEqualTo(new AwsCredentials.Iam("eu-west-1"));
        assertThat(credentials(secret)).isEqualTo(new AwsCredentials.Secret(ARN, "eu-central-1"));
    }

    private static Credentials credentials(Config config) {
        return ((DatabaseLocation.Remote) config.database()).url().credentials();
    }

    @TestFactory
    Stream<DynamicTest> aWrongWayToSignInIsToldInOneLine() throws IOException {
        var messages = Troubleshooting.section("Signing in to the database");
        var mistakes = mistakes();
        assertThat(messages.keySet()).containsAll(mistakes.keySet());
        return mistakes.entrySet().stream()
                .map(mistake -> DynamicTest.dynamicTest(
                        mistake.getKey(),
                        () -> assertThatThrownBy(() -> Config.read(mistake.getValue()))
                                .isInstanceOf(OperatorException.class)
                                .satisfies(thrown -> assertThat("cruddur: " + thrown.getMessage())
                                        .matches(Objects.requireNonNull(messages.get(mistake.getKey())))
                                        .doesNotContain(Troubleshooting.SECRET, "\n"))));
    }

    private Map<String, Map<String, String>> mistakes() throws IOException {
        var files = new LinkedHashMap<String, Path>();
        files.put("A password file that is missing", directory.resolve("missing"));
        files.put("A directory for a password file", directory);
        files.put("A password file that cannot be read", written("x", "").resolve("password"));
        files.put("An empty password file", written("empty", "\n"));
        files.put("A password file with more than the password", written("lines", "PGPASSWORD=\ns3cret\n"));
        files.put("A password file that is large", written("large", "s3cret".repeat(1000)));
        files.put("A password file that is not text", written("binary", "s3cret\0"));
        var mistakes = new LinkedHashMap<String, Map<String, String>>();
        files.forEach((mistake, file) ->
                mistakes.put(mistake, Map.of("DATABASE_URL", URL, "DATABASE_PASSWORD_FILE", file.toString())));
        mistakes.put(
                "Two ways to sign in",
                Map.of(
                        "DATABASE_URL", URL.replace("me@", "me:s3cret@"),
                        "DATABASE_PASSWORD_FILE", written("good", "s3cret").toString()));
        mistakes.putAll(mistakesOfAws());
        mistakes.put("A way to sign in, and no URL", Map.of("DATABASE_PASSWORD_FILE", "/run/secrets/password"));
        return mistakes;
    }

    private static Map<String, Map<String, String>> mistakesOfAws() {
        var rds = "postgresql://me@cruddur.abc123.eu-central-1.rds.amazonaws.com/cruddur";
        return Map.of(
                "An unknown way", Map.of("DATABASE_URL", rds, "DATABASE_AUTH", "kerberos"),
                "IAM, and no endpoint of RDS", Map.of("DATABASE_URL", URL, "DATABASE_AUTH", "iam"),
                "IAM without TLS", Map.of("DATABASE_URL", rds + "?sslmode=require", "DATABASE_AUTH", "iam"),
                "IAM, and a replica without TLS",
                        Map.of(
                                "DATABASE_URL",
                                rds,
                                "DATABASE_READER_URL",
                                rds.replace("cruddur.abc", "reader.abc") + "?sslmode=disable",
                                "DATABASE_AUTH",
                                "iam"),
                "IAM without a user", Map.of("DATABASE_URL", rds.replace("me@", ""), "DATABASE_AUTH", "iam"),
                "A secret by another name than its ARN",
                        Map.of("DATABASE_URL", rds.replace("me@", ""), "DATABASE_SECRET", "cruddur"),
                "A secret and a user", Map.of("DATABASE_URL", rds, "DATABASE_SECRET", ARN));
    }

    private Path written(String name, String text) throws IOException {
        return Files.write(directory.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
