package com.cruddur.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.activity.Lifetimes;
import com.cruddur.auth.cognito.CognitoSettings;
import com.cruddur.avatar.AvatarLocation;
import com.cruddur.config.Config.DatabaseLocation;
import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.replica.ReplicaSettings;
import com.cruddur.platform.http.Rates;
import com.cruddur.platform.mail.SmtpUrl;
import com.cruddur.platform.observe.Logs.LogFormat;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

/** The environment is read as docs/configuration.md says, and all that is wrong with it is told at once. */
class ConfigTest {

    @Test
    void anEmptyEnvironmentMeansALaptop() {
        var config = Config.read(Map.of());

        var data = Path.of("data").toAbsolutePath();
        assertThat(config.database()).isEqualTo(new DatabaseLocation.Embedded(data, 0));
        assertThat(config.replicas()).isEqualTo(ReplicaSettings.NONE);
        assertThat(config.streamListen()).isTrue();
        assertThat(config.get(Settings.DATABASE_WAIT)).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.get(Settings.MIGRATE_ON_START)).isTrue();
        assertThat(config.poolSize())
                .isBetween(12, 96)
                .isEqualTo(Math.clamp(6L * Runtime.getRuntime().availableProcessors(), 12, 96));
        assertThat(config.get(Settings.ALLOW_SUPERUSER)).isFalse();
        assertThat(config.get(Settings.HOST)).isEqualTo("127.0.0.1");
        assertThat(config.get(Settings.PORT)).isEqualTo(8080);
        assertThat(config.get(Settings.OPERATIONS_PORT)).isEmpty();
        assertThat(config.get(Settings.FRONTEND_URL)).isEmpty();
        assertThat(config.get(Settings.PUBLIC_URL)).isEmpty();
        assertThat(config.get(Settings.TRUST_PROXY).count()).isZero();
        assertThat(config.get(Settings.RATE_LIMITS)).isEqualTo(Rates.parse("on"));
        assertThat(config.get(Settings.ANY_LIFETIME)).isEqualTo(Lifetimes.ANY);
        assertThat(config.get(Settings.EVIDENCE_DAYS)).isEqualTo(30);
        assertThat(config.identity()).isEqualTo(new Config.IdentityConfig.Local(null));
        assertThat(config.avatars()).isEqualTo(new AvatarLocation.Directory(data.resolve("avatars")));
        assertThat(config.get(Settings.LOG_FORMAT)).isEqualTo(LogFormat.AUTO);
        assertThat(config.get(Settings.LOG_LEVEL)).isEqualTo(Level.INFO);
    }

    @Test
    void replicasAreOneOfEachHostAndSignInLikeTheDatabase() {
        var replicas = Config.read(Map.of(
                        "DATABASE_URL",
                                "postgresql://me:secret@db.example/x?sslmode=require&target_session_attrs=primary",
                        "DATABASE_READER_URL", "postgresql://one.example,two.example:5433"))
                .replicas();

        assertThat(replicas.urls())
                .extracting(DatabaseUrl::toString)
                .containsExactly("postgresql://one.example:5432/x", "postgresql://two.example:5433/x");
        assertThat(replicas.urls()).allSatisfy(url -> {
            assertThat(url.user()).isEqualTo("me");
            assertThat(url.password()).isEqualTo("secret");
            assertThat(url.parameters()).isEqualTo(Map.of("sslmode", "require"));
        });
        assertThat(replicas.maxLag()).isEqualTo(Duration.ofSeconds(5));
        assertThat(replicas).asString().doesNotContain("secret");
    }

    @Test
    void anotherUserOfTheReplicasHasAnotherPassword() {
        var replica = DatabaseUrl.parse("postgresql://me:secret@db.example/x")
                .replicas("postgresql://reader@one.example")
                .getFirst();

        assertThat(replica.user()).isEqualTo("reader");
        assertThat(replica.password()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        postgresql://db.example | http://one.example    | DATABASE_READER_URL is not a PostgreSQL URL
        http://db.example       | postgresql://one      | DATABASE_URL is not a PostgreSQL URL
        ''                      | postgresql://one      | DATABASE_READER_URL is set without DATABASE_URL
        """)
    void replicasOfNothingOrNothingOfReplicasIsAMistake(String database, String replicas, String mistake) {
        assertThatThrownBy(() -> Config.read(Map.of("DATABASE_URL", database, "DATABASE_READER_URL", replicas)))
                .hasMessageContaining("The configuration is wrong: " + mistake)
                .hasMessageNotContaining(";");
    }

    @Test
    void anEmptyVariableIsAnUnsetOne() {
        var config = Config.read(Map.of("PORT", " ", "DATABASE_URL", "", "FRONTEND_URL", " "));

        assertThat(config.get(Settings.PORT)).isEqualTo(8080);
        assertThat(config.get(Settings.FRONTEND_URL)).isEmpty();
        assertThat(config.database()).isInstanceOf(DatabaseLocation.Embedded.class);
    }

    @Test
    void thePoolOfARemoteDatabaseDoesNotDependOnThisMachine() {
        assertThat(Config.read(Map.of("DATABASE_URL", "postgresql://db.example/x"))
                        .poolSize())
                .isEqualTo(12);
    }

    @Test
    void aDatabaseUrlMeansThatDatabase() {
        var config = Config.read(Map.of("DATABASE_URL", "postgresql://me:secret@db.example/x", "POOL_SIZE", "20"));

        assertThat(config.database())
                .isInstanceOfSatisfying(
                        DatabaseLocation.Remote.class,
                        remote -> assertThat(remote.url()).hasToString("postgresql://db.example:5432/x"));
        assertThat(config.poolSize()).isEqualTo(20);
        assertThat(config).asString().doesNotContain("secret");
    }

    @Test
    void frontEndsAreOriginsWithoutPaths() {
        assertThat(Config.read(Map.of("FRONTEND_URL", "https://a.example/, http://localhost:3000"))
                        .get(Settings.FRONTEND_URL))
                .containsExactly("https://a.example", "http://localhost:3000");
    }

    @Test
    void mailsNeedAServerAndASender() {
        var mail = Config.read(Map.of(
                "SMTP_URL", "smtp://me:p%40ss+word@mail.example", "MAIL_FROM", "Cruddur <no-reply@cruddur.example>"));

        assertThat(mail.identity())
                .isEqualTo(new Config.IdentityConfig.Local(new Config.MailConfig(
                        new SmtpUrl(false, "mail.example", 587, "me", "p@ss+word"),
                        "Cruddur <no-reply@cruddur.example>")));
        assertThat(mail.identity()).asString().doesNotContain("p@ss");
        assertThat(mail).asString().doesNotContain("p@ss");
        assertThatThrownBy(() -> Config.read(Map.of("SMTP_URL", "smtps://mail.example")))
                .hasMessageContaining("MAIL_FROM is \"\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        mail.example                      | must begin
        http://me:secret@mail.example     | must begin
        smtp://me:secret@                 | names no host
        smtp://me@mail.example            | without a password
        smtp://:secret@mail.example       | without a password
        smtp://me:secret@mail.example/x   | must end
        smtp://me:secret@mail.example?a=b | must end
        smtp://me:secret@mail.example:0   | port
        smtp://me:secret@mail.example:99999 | port
        smtp://me:secret secret@mail.example | is not a URL
        """)
    void aMailServerThatIsNoneIsToldWithoutThePassword(String url, String words) {
        assertThatThrownBy(() -> Config.read(Map.of("SMTP_URL", url, "MAIL_FROM", "a@b.example")))
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("SMTP_URL ")
                .hasMessageContaining(words)
                .hasMessageNotContaining("secret");
    }

    @Test
    void whereWeAreFoundIsAnOriginWithoutASlashAtTheEnd() {
        assertThat(Config.read(Map.of("PUBLIC_URL", "https://a.example:8443/")).get(Settings.PUBLIC_URL))
                .hasValue("https://a.example:8443");
    }

    @Test
    void cognitoIsAPoolWithItsAppClientsAndNeverShowsItsSecret() {
        var identity = Config.read(Map.of(
                        "AUTH", "Cognito",
                        "PUBLIC_URL", "https://a.example",
                        "COGNITO_USER_POOL_URL", "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_x/",
                        "COGNITO_CLIENT_ID", "one, two",
                        "COGNITO_CLIENT_SECRET", "hidden",
                        "COGNITO_DOMAIN", "https://a.auth.us-east-1.amazoncognito.com"))
                .identity();

        assertThat(identity)
                .isEqualTo(new Config.IdentityConfig.Cognito(new CognitoSettings(
                        URI.create("https://cognito-idp.us-east-1.amazonaws.com/us-east-1_x"),
                        List.of("one", "two"),
                        "hidden",
                        URI.create("https://a.auth.us-east-1.amazoncognito.com"))))
                .asString()
                .doesNotContain("hidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://a.example", "a.example", "https://", "https://a@b.example", "https://a.example?x", "x:y"
            })
    void aPoolsAddressIsEncryptedOrOnThisMachine(String address) {
        assertThatThrownBy(() -> Config.read(
                        Map.of("AUTH", "cognito", "COGNITO_USER_POOL_URL", address, "COGNITO_DOMAIN", address)))
                .hasMessageContainingAll(
                        "COGNITO_USER_POOL_URL is", "COGNITO_DOMAIN is", "COGNITO_CLIENT_ID is", "PUBLIC_URL is");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        PORT             | x
        PORT             | -1
        REPLICA_MAX_LAG  | 31s
        REPLICA_MAX_LAG  | 999ms
        PORT             | 65536
        PORT             | 99999999999
        POSTGRES_PORT    | 1.5
        POOL_SIZE        | 0
        POOL_SIZE        | 201
        DATABASE_WAIT    | 11m
        DATABASE_WAIT    | 30
        DATABASE_WAIT    | s
        DATABASE_WAIT    | 99999999999999999999s
        MIGRATE_ON_START | maybe
        LOG_FORMAT       | xml
        LOG_LEVEL        | loud
        FRONTEND_URL     | a.example
        FRONTEND_URL     | https://a.example/app
        FRONTEND_URL     | ftp://a.example
        FRONTEND_URL     | https://a b
        PUBLIC_URL       | a.example
        PUBLIC_URL       | https://a.example/app
        TRUST_PROXY      | maybe
        AUTH             | ldap
        ALLOW_SUPERUSER  | perhaps
        STREAM_LISTEN    | perhaps
        DATABASE_POOLER  | pgbouncer
        EVIDENCE_DAYS    | 366
        AVATAR_BUCKET    | A_B
        RATE_LIMITS      | reads=0
        """)
    void aValueThatIsNoneIsToldWithWhatIsExpected(String name, String value) {
        assertThatThrownBy(() -> Config.read(Map.of(name, value)))
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining(name + " is \"" + value + "\", expected "
                        + setting(name).expected());
    }

    private static Setting<?> setting(String name) {
        return Settings.all().stream()
                .filter(setting -> setting.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    @Test
    void allMistakesAreToldTogetherInOneLineAndWithoutSecrets() {
        assertThatThrownBy(() -> Config.read(Map.of(
                        "PORT",
                        "x\ny",
                        "POOL_SIZE",
                        "0",
                        "DATABASE_URL",
                        "postgresql://me:secret@h:port/x",
                        "LOG_LEVEL",
                        "?")))
                .message()
                .contains("PORT is \"x y\"", "POOL_SIZE is", "DATABASE_URL has a port", "LOG_LEVEL is")
                .doesNotContain("secret", "\n");
    }
}
