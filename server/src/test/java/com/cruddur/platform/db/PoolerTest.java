package com.cruddur.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.connect.Pooler;
import com.cruddur.platform.db.migration.Migrations;
import com.cruddur.platform.db.pool.SessionSettings;
import com.cruddur.testing.Actor;
import com.cruddur.testing.Await;
import com.cruddur.testing.Cruddur;
import com.cruddur.testing.CruddurProcess;
import com.cruddur.testing.InProcessCommand;
import com.cruddur.testing.PgBouncer;
import com.cruddur.testing.SseClient;
import com.cruddur.testing.TestDatabase;
import com.cruddur.testing.Troubleshooting;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Behind PgBouncer in transaction mode, with two sessions of PostgreSQL for everybody. */
class PoolerTest {

    private static final int CLIENTS = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<String, Pattern> MESSAGES = Troubleshooting.section("A pooler");

    /** What PgBouncer itself sets for each of its clients. */
    private static final List<String> PGBOUNCERS =
            List.of("application_name", "client_encoding", "DateStyle", "standard_conforming_strings", "TimeZone");

    private static TestDatabase database;
    private static PgBouncer pgBouncer;

    @BeforeAll
    static void start() {
        database = TestDatabase.migrated();
        database.grantService(); // for the settings, which a copy of a database does not have
        pgBouncer = PgBouncer.before(database.roleUrl(), Map.of("default_pool_size", "2"));
    }

    @AfterAll
    static void stop() {
        pgBouncer.close();
        database.close();
    }

    @Test
    void manyClientsShareTwoSessionsAndLeaveNothingInThem() throws Exception {
        var behind = database.by(pgBouncer);
        try (var cruddur = Cruddur.startOn(behind, Map.of("POOL_SIZE", Integer.toString(CLIENTS)))) {
            var author = cruddur.user("author");
            var post = "/api/activities/" + uuid(author.post("/api/activities", message("To be liked")));
            try (var listening = SseClient.to(cruddur.url());
                    var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var clients = new ArrayList<Callable<Void>>();
                for (var i = 0; i < CLIENTS; i++) {
                    var person = cruddur.user("person" + i);
                    var number = i;
                    clients.add(() -> {
                        use(person, post, number);
                        return null;
                    });
                }
                for (var done : threads.invokeAll(clients)) {
                    done.get();
                }
                listening.await("activity", one -> one.event().equals("activity"));
            }

            assertThat(database.texts("SELECT likes_count || ' ' || replies_count FROM public.activities"
                            + " WHERE message = 'To be liked'"))
                    .containsExactly(CLIENTS + " " + CLIENTS);
            assertThat(database.texts("SELECT count(*) FROM public.activities")).containsExactly("33");
            assertNothingIsLeft(behind.serviceUrl());
        }
    }

    /** Each write is sent again until it is answered: a key makes one of all tries. */
    private static void use(Actor person, String post, int number) {
        untilDone(() -> person.put(post + "/like", ""));
        untilDone(() -> person.post(post + "/reply", message("Reply " + number), "Idempotency-Key", "key-" + number));
        for (var round = 0; round < 5; round++) {
            untilDone(() -> person.get("/api/activities/home"));
            untilDone(() -> person.get("/api/activities/following"));
            untilDone(() -> person.get("/api/activities/notifications"));
        }
    }

    private static void untilDone(Supplier<HttpResponse<String>> request) {
        var statuses = new ArrayList<Integer>();
        Await.until(
                "an answer",
                PATIENCE,
                () -> {
                    statuses.add(request.get().statusCode());
                    return statuses.getLast() == 200;
                },
                statuses::toString);
        assertThat(statuses).isSubsetOf(200, 503);
    }

    private static void assertNothingIsLeft(DatabaseUrl url) throws SQLException {
        var sessions = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = '%s'"
                .formatted(url.user());
        assertThat(database.texts(sessions)).containsExactly("2");
        assertThat(database.texts("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted"
                        + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"))
                .isEmpty();
        for (var look = 0; look < 8; look++) { // at either session, as it comes
            try (var connection = url.connect("cruddur-test")) {
                assertThat(texts(connection, "SELECT name FROM pg_prepared_statements"))
                        .isEmpty();
                assertThat(texts(connection, "SELECT pg_listening_channels()")).isEmpty();
                assertThat(texts(connection, "SELECT name FROM pg_settings WHERE source = 'session'"))
                        .isSubsetOf(PGBOUNCERS);
                for (var setting : SessionSettings.ALL) {
                    assertThat(texts(connection, "SHOW " + setting.name())).containsExactly(setting.value());
                }
            }
        }
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    @Test
    void aPoolerThatNobodyToldOfIsToldAtOnce() {
        var settings = new HashMap<>(database.by(pgBouncer).serviceSettings());
        settings.remove("DATABASE_POOLER");

        var outcome = InProcessCommand.run(settings, "serve", "--port=0");

        Troubleshooting.assertTold(told("A pooler that Cruddur was not told of"), outcome);
    }

    @Test
    void migrationsDoNotGoByIt() {
        assertThatThrownBy(() -> new Migrations(database.by(pgBouncer).serviceUrl()).migrate())
                .isInstanceOf(OperatorException.class)
                .extracting(e -> "cruddur: " + e.getMessage())
                .asString()
                .matches(told("Migrations by way of a pooler"));
        assertThat(new Migrations(database.by(pgBouncer).serviceUrl()).pending())
                .isEmpty();
    }

    @Test
    void serveMigratesNothingByItAndTellsWhatTheRoleLacks() {
        var bare = "bare_role_of_" + database.url().database();
        try (var empty = TestDatabase.empty()) {
            database.execute("CREATE ROLE %s LOGIN PASSWORD 'bare'".formatted(bare));
            var direct = new DatabaseUrl(
                    empty.url().hosts(),
                    empty.url().database(),
                    bare,
                    "bare",
                    empty.url().parameters());
            try (var pooler = PgBouncer.before(direct, Map.of())) {
                var settings = TestDatabase.settings(pooler.to(direct));

                var refused = InProcessCommand.run(settings, "serve", "--port=0");
                assertThat(refused.exitCode()).isEqualTo(1);
                assertThat(refused.errorLines()).singleElement().asString().contains("run cruddur migrate first");

                new Migrations(empty.url()).migrate();
                new AppRole(empty.url(), bare).grant();
                // PgBouncer still has the session in which the role had no settings.
                try (var cruddur = CruddurProcess.start(settings, "serve", "--port=0")) {
                    cruddur.awaitUrl();
                    cruddur.awaitOutput("Sessions behind the pooler lack statement_timeout = 900ms (it is 0), ");
                    cruddur.awaitOutput(
                            "run cruddur migrate --grant %s, then have the pooler connect anew".formatted(bare));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cruddur.proxy-abcdefghijkl.eu-central-1.rds.amazonaws.com, TRANSACTION",
        "READER.endpoint.proxy-ABCDEFGHIJKL.eu-central-1.rds.amazonaws.com, TRANSACTION",
        "cruddur.proxy-abcdefghijkl.cn-north-1.rds.amazonaws.com.cn, TRANSACTION",
        "proxy-1.abcdefghijkl.eu-central-1.rds.amazonaws.com, NONE",
        "cruddur.cluster-abcdefghijkl.eu-central-1.rds.amazonaws.com, NONE",
        "cruddur.proxy-abcdefghijkl.example.com, NONE",
        "localhost, NONE"
    })
    void rdsProxyIsKnownByItsName(String host, Pooler pooler) {
        var url = DatabaseUrl.parse("postgresql://cruddur@%s/cruddur".formatted(host));

        assertThat(url.pooler()).isEqualTo(pooler);
        assertThat(url.withDatabase("other").pooler()).isEqualTo(pooler);
    }

    private static String message(String text) {
        return "{\"message\": \"%s\", \"ttl\": \"1-day\"}".formatted(text);
    }

    private static String uuid(HttpResponse<String> response) {
        return Actor.json(response).get("uuid").asString();
    }

    private static Pattern told(String mistake) {
        return Objects.requireNonNull(MESSAGES.get(mistake), mistake);
    }
}
