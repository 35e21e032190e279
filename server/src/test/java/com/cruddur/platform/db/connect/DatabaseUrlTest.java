package com.cruddur.platform.db.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.testing.RandomTexts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code DATABASE_URL} is read as psql and pgjdbc read it. */
class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    postgresql://postgres:password@localhost:5436/cruddur          | localhost:5436 | cruddur | postgres | password
                    postgres://postgres:password@localhost/cruddur                 | localhost:5432 | cruddur | postgres | password
                    postgresql://me@db.example/x                                   | db.example:5432 | x      | me       |
                    postgresql://me:a%40b%2Fc%3A%25@h/x                            | h:5432         | x       | me       | a@b/c:%
                    postgresql://me:a+b@h/my%20base                                | h:5432         | my base | me       | a+b
                    postgresql://me:a:b@h/x                                        | h:5432         | x       | me       | a:b
                    postgresql://me@[::1]:6543/x                                   | [::1]:6543     | x       | me       |
                    postgresql://me@a:1,b:2/x                                      | a:1,b:2        | x       | me       |
                    postgresql://h/x?user=me&password=s%26cret                     | h:5432         | x       | me       | s&cret
                    postgresql:///x?host=h&port=7&user=me                          | h:7            | x       | me       |
                    postgresql://me@h                                              | h:5432         | me      | me       |
                    postgresql://me@h/                                             | h:5432         | me      | me       |
                    jdbc:postgresql://h:7/x?user=me&password=p                     | h:7            | x       | me       | p
                    jdbc:postgresql:x?user=me                                      | localhost:5432 | x       | me       |
                    """)
    void readsWhatPsqlAndPgjdbcRead(String text, String hosts, String database, String user, String password) {
        var url = DatabaseUrl.parse(text);

        assertThat(url.hosts().stream().map(DatabaseUrl.Host::toString).toList())
                .isEqualTo(List.of(hosts.split(",", -1)));
        assertThat(url.database()).isEqualTo(database);
        assertThat(url.user()).isEqualTo(user);
        assertThat(url.password()).isEqualTo(password);
    }

    @Test
    void aUrlWithoutUserMeansTheOneWhoAsksAsForPsql() {
        assertThat(DatabaseUrl.parse("postgresql://h/x").user()).isEqualTo(System.getProperty("user.name"));
    }

    @Test
    void parametersHaveTheirNamesOfPsqlOrPgjdbc() {
        var url = DatabaseUrl.parse(
                "postgresql://me@h/x?sslmode=verify-full&sslrootcert=/ca.pem&connect_timeout=4"
                        + "&application_name=mine&target_session_attrs=read-write&keepalives=1&socketTimeout=9&client_encoding=UTF8");

        assertThat(url.parameters())
                .containsEntry("sslmode", "verify-full")
                .containsEntry("sslrootcert", "/ca.pem")
                .containsEntry("connectTimeout", "4")
                .containsEntry("ApplicationName", "mine")
                .containsEntry("targetServerType", "primary")
                .containsEntry("tcpKeepAlive", "true")
                .containsEntry("socketTimeout", "9")
                .hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hunter2",
                "mysql://me:hunter2@h/x",
                "postgresql:me:hunter2@h/x",
                "postgresql://me:hunter2@h:54x2/x",
                "postgresql://me:hunter2@h:0/x",
                "postgresql://me:hunter2@h:65536/x",
                "postgresql://me:hunter2@h@i/x",
                "postgresql://me:hunter2%4@h/x",
                "postgresql://me:hunter2%zz@h/x",
                "postgresql://me:hunter2%00@h/x",
                "postgresql://me:hunter2@::1/x",
                "postgresql://me:hunter2@%2Fvar%2Frun/x",
                "postgresql://me:hunter2@h/x?sslmode=maybe",
                "postgresql://me:hunter2@h/x?nonsense=1",
                "postgresql://me:hunter2@h/x?sslmode",
                "postgresql://me:hunter2@h/x?target_session_attrs=fast"
            })
    void aMalformedUrlIsToldInWordsThatGiveNoSecretAway(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("hunter2")
                .doesNotContain("\n")
                .hasSizeGreaterThan(20);
    }

    @Test
    void theTextFormHidesWhoSignsInAndHow() {
        assertThat(DatabaseUrl.parse("postgresql://me:hunter2@h/x?sslpassword=hunter3"))
                .hasToString("postgresql://h:5432/x");
    }

    @Test
    void anyNameAndPasswordSurvivePercentEncoding() {
        var texts = RandomTexts.between('\u0001', '\u07ff', 2_000, 40);
        for (var i = 1; i < texts.size(); i++) {
            var user = "u" + texts.get(i - 1);
            var password = texts.get(i);
            var url = DatabaseUrl.parse("postgresql://%s:%s@h:%s/x".formatted(encode(user), encode(password), i));

            assertThat(url.user()).isEqualTo(user);
            assertThat(url.password()).isEqualTo(password);
            assertThat(url.hosts()).containsExactly(new DatabaseUrl.Host("h", i));
        }
    }

    @Test
    void anyTextIsEitherReadOrRefused() {
        for (var tail : RandomTexts.of(2_000, 60, "@", ":", "/", "?", "&", "=", "%", "%4", "h", ",", "[", "::1]")) {
            try {
                assertThat(DatabaseUrl.parse("postgresql://" + tail).hosts()).isNotEmpty();
            } catch (IllegalArgumentException e) {
                assertThat(e).as(tail).hasMessageMatching("(?s)(is|has|names|cannot) .*");
            }
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
