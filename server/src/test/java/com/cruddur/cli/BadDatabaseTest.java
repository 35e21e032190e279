package com.cruddur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruddur.testing.InProcessCommand;
import com.cruddur.testing.TestDatabase;
import com.cruddur.testing.Troubleshooting;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database that cannot be used: one line says why, as docs/troubleshooting.md shows it, and it stays as it was. */
@Timeout(60)
class BadDatabaseTest {

    private static final String SECTION = "The database";
    private static final Set<String> SEEN = new HashSet<>();

    private TestDatabase database;
    private String url;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
        url = database.connectionString();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @AfterAll
    static void everyMessageOfTheDocumentWasSeen() {
        assertThat(SEEN).isEqualTo(Troubleshooting.section(SECTION).keySet());
    }

    @Test
    void nothingListens() {
        assertTold("No PostgreSQL at that address", "postgresql://me:s3cret@127.0.0.1:1/cruddur", "serve");
    }

    @Test
    void wrongPassword() {
        assertTold("A wrong password", url.replace(password(), Troubleshooting.SECRET), "serve");
    }

    @Test
    void noPassword() {
        assertTold("No password", url.replace(":" + password(), ""), "serve");
    }

    @Test
    void noTls() {
        assertTold(
                "sslmode=require, and a server without TLS",
                url.replace("sslmode=disable", "sslmode=require"),
                "migrate");
    }

    @Test
    void noSuchDatabase() {
        assertTold("A database that does not exist", url.replace(database.url().database(), "nowhere"), "serve");
    }

    @Test
    void unknownHost() {
        assertTold("An unknown host", "postgresql://me:s3cret@no.such.host.invalid/cruddur", "serve");
    }

    @Test
    void otherTablesAreLeftAlone() {
        database.execute("CREATE TABLE customers (name text); INSERT INTO customers VALUES ('Ada')");

        assertTold("A database with other tables", url, "serve");

        assertThat(tables()).containsExactly("customers");
        assertThat(database.texts("SELECT name FROM customers")).containsExactly("Ada");
    }

    @Test
    void theSketchsTablesAreLeftToAdopt() {
        database.execute("CREATE TABLE users (uuid uuid); CREATE TABLE activities (uuid uuid)");

        assertTold("A database with the tables of a Cruddur from before migrations", url, "serve");
        assertThat(InProcessCommand.run(TestDatabase.settings(database.url()), "doctor")
                        .output())
                .contains("run ./cruddur adopt --dry-run")
                .doesNotContain("run ./cruddur migrate as the owner");
        assertThat(tables()).containsExactly("activities", "users");
    }

    @Test
    void anotherApplicationsHistoryIsLeftAlone() {
        database.execute("""
                CREATE TABLE customers (name text);
                CREATE TABLE flyway_schema_history (
                    installed_rank integer PRIMARY KEY, version varchar(50), description varchar(200) NOT NULL,
                    type varchar(20) NOT NULL, script varchar(1000) NOT NULL, checksum integer,
                    installed_by varchar(100) NOT NULL, installed_on timestamp NOT NULL DEFAULT now(),
                    execution_time integer NOT NULL, success boolean NOT NULL);
                INSERT INTO flyway_schema_history
                VALUES (1, '1', 'customers', 'SQL', 'V1__customers.sql', 42, 'shop', now(), 1, true)
                """);
        var history = database.query("SELECT * FROM flyway_schema_history");

        assertTold("Another application's schema history", url, "serve");
        assertTold("Another application's schema history", url, "migrate");

        assertThat(tables()).containsExactly("customers", "flyway_schema_history");
        assertThat(database.query("SELECT * FROM flyway_schema_history")).isEqualTo(history);
    }

    @Test
    void seedingDoesNotMakeTheSchema() {
        assertTold("seed before migrate", url, "seed");

        assertThat(tables()).isEmpty();
    }

    @Test
    void aDatabaseThatIsStartingIsWaitedForAndThatIsSaid() {
        var outcome = InProcessCommand.run(
                Map.of("DATABASE_URL", "postgresql://127.0.0.1:1/cruddur", "DATABASE_WAIT", "1s"), "migrate");

        assertThat(outcome.errorLines().getFirst())
                .endsWith("Waiting up to 1 s for the database postgresql://127.0.0.1:1/cruddur");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    private static void assertTold(String mistake, String url, String command) {
        var message = Objects.requireNonNull(Troubleshooting.section(SECTION).get(mistake), mistake);
        SEEN.add(mistake);
        Troubleshooting.assertTold(
                message, InProcessCommand.run(Map.of("DATABASE_URL", url, "DATABASE_WAIT", "0s"), command));
    }

    private String password() {
        return Objects.requireNonNull(database.url().password());
    }

    private List<String> tables() {
        return database.texts("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
    }
}
