package com.cruddur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.Actor;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.InProcessCommand;
import com.cruddur.testing.Troubleshooting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/** Settings, addresses, arguments and requests that are wrong: each gets the line that docs/troubleshooting.md shows. */
@Timeout(180)
class BadInputTest {

    private static final String SECRET = Troubleshooting.SECRET;

    private static final Map<String, String> NOBODY_THERE =
            Map.of("DATABASE_URL", "postgresql://me:" + SECRET + "@127.0.0.1:1/cruddur", "DATABASE_WAIT", "0s");

    @TestFactory
    Stream<DynamicTest> aWrongSettingIsToldInOneLine() {
        var urls = new LinkedHashMap<String, String>();
        urls.put("Another kind of database in DATABASE_URL", "mysql://me:s3cret@localhost/cruddur");
        urls.put("@ in the password", "postgresql://me:s3cret@home@localhost/cruddur");
        urls.put("% in the password", "postgresql://me:s3cret%zz@localhost/cruddur");
        urls.put("A port that is none", "postgresql://me:s3cret@localhost:99999/cruddur");
        urls.put("An unknown sslmode", "postgresql://me:s3cret@localhost/cruddur?sslmode=yes");
        urls.put("An unknown parameter", "postgresql://me:s3cret@localhost/cruddur?colour=red");
        urls.put("A parameter without a value", "postgresql://me:s3cret@localhost/cruddur?sslmode");
        urls.put("A time limit that is no number", "postgresql://me:s3cret@localhost/cruddur?connect_timeout=soon");
        urls.put("A Unix socket for a host", "postgresql://me:s3cret@%2Fvar%2Frun%2Fpostgresql/cruddur");
        var settings = new LinkedHashMap<String, Map<String, String>>();
        urls.forEach((mistake, url) -> settings.put(mistake, Map.of("DATABASE_URL", url)));
        settings.put(
                "Several mistakes",
                Map.of(
                        "DATABASE_URL", "s3cret",
                        "DATABASE_WAIT", "1y",
                        "POOL_SIZE", "0",
                        "PORT", "http",
                        "LOG_FORMAT", "xml"));

        return tests(
                "Settings",
                settings,
                (message, wrong) -> Troubleshooting.assertTold(message, InProcessCommand.run(wrong, "serve")));
    }

    @TestFactory
    Stream<DynamicTest> anAddressThatCannotBeListenedOnIsToldInOneLine() {
        var section = "The address to listen on";
        var arguments = Map.of(
                "A port in use", "--host=127.0.0.1",
                "A host that is not known", "--host=no.such.host.invalid",
                "An address of another machine", "--host=192.0.2.1");
        return tests(section, arguments, (message, wrong) -> {
            try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    var cruddur = Cruddur.shared()) {
                var settings = Map.of(
                        "DATABASE_URL", cruddur.database().connectionString(),
                        "PORT", Integer.toString(taken.getLocalPort()));
                Troubleshooting.assertTold(message, InProcessCommand.run(settings, "serve", wrong));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> wrongUsageEndsWithTwoAndNamesTheHelp() {
        var section = "The command line";
        var arguments = Map.of(
                "An unknown command", "srve",
                "An unknown option", "serve --prot=1",
                "A port that is no number", "serve --port x");
        return tests(section, arguments, (message, wrong) -> {
            var outcome = InProcessCommand.run(NOBODY_THERE, wrong.split(" ", -1));

            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.errorLines()).first().asString().matches(message);
            assertThat(outcome.errorLines()).last().asString().matches("Try 'cruddur.* --help'\\.");
            assertThat(outcome.output()).isEmpty();
            Troubleshooting.assertDiscreet(outcome);
        });
    }

    @TestFactory
    Stream<DynamicTest> aWrongRequestIsAnsweredInOneSentence() {
        var home = "/api/activities/home";
        var requests = new LinkedHashMap<String, Function<Actor, HttpResponse<String>>>();
        for (var limit : List.of("limit=0", "limit=-1", "limit=abc", "limit=100000")) {
            requests.put(limit, actor -> actor.get(home + "?" + limit));
        }
        requests.put("A cursor that was tampered with", actor -> actor.get(home + "?cursor=tampered"));
        requests.put("An unknown path", actor -> actor.get("/api/activities/nowhere/at/all"));
        requests.put("A method that is not offered", actor -> actor.send("DELETE", home));
        return tests("Requests", requests, (message, wrong) -> {
            try (var cruddur = Cruddur.shared()) {
                var response = wrong.apply(cruddur.anonymous());

                var detail = JsonMapper.shared()
                        .readTree(response.body())
                        .get("detail")
                        .asString();
                assertThat(response.statusCode() + " " + detail).matches(message);
                assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            }
        });
    }

    @Test
    void evenVerboseNeverShowsThePassword() {
        for (var command : List.of("serve", "migrate", "seed", "psql")) {
            var outcome = InProcessCommand.run(NOBODY_THERE, "--verbose", command);

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.errors()).contains("\tat com.cruddur.");
            assertThat(outcome.all()).doesNotContain(SECRET);
        }
    }

    /** A test for each mistake; the document shows exactly these. */
    private static <T> Stream<DynamicTest> tests(String section, Map<String, T> mistakes, BiConsumer<Pattern, T> test) {
        var messages = Troubleshooting.section(section);
        assertThat(messages.keySet()).isEqualTo(mistakes.keySet());
        return messages.entrySet().stream()
                .map(message -> DynamicTest.dynamicTest(
                        message.getKey(),
                        () -> test.accept(message.getValue(), Objects.requireNonNull(mistakes.get(message.getKey())))));
    }
}
