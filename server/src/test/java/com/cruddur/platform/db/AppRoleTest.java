package com.cruddur.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.migration.Migrations;
import com.cruddur.platform.db.pool.SessionSettings;
import com.cruddur.testing.InProcessCommand;
import com.cruddur.testing.TestDatabase;
import com.cruddur.testing.Troubleshooting;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The role that only serves gets what it needs and nothing else, from an owner who is no superuser. */
class AppRoleTest {

    private static final Map<String, Pattern> MESSAGES = Troubleshooting.section("Roles");

    /** With the schema of an ordinary owner, for the tests to copy. */
    private static TestDatabase original;

    private TestDatabase database;
    private String owner;
    private String app;
    private DatabaseUrl asOwner;

    @BeforeAll
    static void migrateAsAnOrdinaryOwner() {
        original = TestDatabase.empty();
        var owner = makeOwner(original);
        new Migrations(as(owner, original)).migrate();
        original.close();
    }

    private static String makeOwner(TestDatabase database) {
        var name = "owner_of_" + database.url().database();
        database.execute("""
                CREATE ROLE %s LOGIN CREATEROLE PASSWORD 's3cret';
                ALTER DATABASE %s OWNER TO %s;
                ALTER SCHEMA public OWNER TO %s;
                """.formatted(name, database.url().database(), name, name));
        return name;
    }

    @BeforeEach
    void makeDatabaseOfAnOrdinaryOwner() {
        database = TestDatabase.copyOf(original);
        owner = makeOwner(database);
        database.execute(
                "REASSIGN OWNED BY owner_of_%s TO %s".formatted(original.url().database(), owner));
        app = "app of \"" + database.url().database() + "\"; --";
        asOwner = as(owner);
        execute(asOwner, "CREATE ROLE %s LOGIN PASSWORD 's3cret'".formatted(quoted(app)));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void theRoleReadsAndWritesRows() throws SQLException {
        new AppRole(asOwner, app).grant();

        try (var connection = as(app).connect("cruddur-test");
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO public.users (display_name, handle, email, cognito_user_id)"
                    + " VALUES ('Ada', 'ada', 'ada@example.com', 'MOCK')");
            statement.execute("UPDATE public.users SET display_name = 'Ada Lovelace'");
            statement.execute("SELECT uuid FROM public.activities_seen_by(NULL)");
            statement.execute("DELETE FROM public.users");
        }
        assertThat(new Migrations(as(app)).pending()).isEmpty();
    }

    /** As pg_stat_statements brings one, which a superuser who migrates owns. */
    @Test
    void theRoleNeedsNoFunctionOfAnExtension() {
        execute(asOwner, "CREATE FUNCTION public.reset_statistics() RETURNS integer LANGUAGE sql AS 'SELECT 1'");
        database.execute("ALTER EXTENSION pg_trgm ADD FUNCTION public.reset_statistics();"
                + " REVOKE EXECUTE ON FUNCTION public.reset_statistics() FROM PUBLIC");

        assertThat(new AppRole(asOwner, app).grant()).isNotEmpty();
        assertThat(ServingRole.of(as(app)).lacking()).isEmpty();
    }

    static Stream<String> whatItMayNotDo() {
        return Stream.of(
                "CREATE TABLE public.mine (id integer)",
                "CREATE SCHEMA mine",
                "CREATE FUNCTION public.mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
                "CREATE INDEX mine ON public.likes (created_at)",
                "CREATE EXTENSION citext",
                "ALTER TABLE public.activities ADD COLUMN mine integer",
                "ALTER TABLE public.activities DISABLE TRIGGER ALL",
                "DROP TABLE public.likes",
                "TRUNCATE public.likes",
                "INSERT INTO public.flyway_schema_history SELECT 99, '99', 'x', 'SQL', 'x', 0, 'x', now(), 0, true",
                "UPDATE public.flyway_schema_history SET checksum = 0",
                "DELETE FROM public.flyway_schema_history",
                "CREATE ROLE mine",
                "ALTER DEFAULT PRIVILEGES FOR ROLE postgres GRANT SELECT ON TABLES TO PUBLIC",
                "COPY public.users TO '/dev/null'");
    }

    @Test
    void theRoleCanDoNothingElse() {
        database.execute("GRANT TRUNCATE, TRIGGER ON public.likes TO %s".formatted(quoted(app)));
        database.execute("GRANT CREATE ON SCHEMA public TO PUBLIC");

        var done = new AppRole(asOwner, app).grant();

        assertThat(done)
                .contains("Nobody else may make tables in the schema public any more: PUBLIC had CREATE on it.");
        assertThat(whatItMayNotDo())
                .allSatisfy(sql -> assertThat(stateOf(as(app), sql)).as(sql).isEqualTo("42501"));
    }

    @Test
    void laterMigrationsAreCoveredWithoutASecondGrant() throws SQLException {
        new AppRole(asOwner, app).grant();

        execute(asOwner, """
                CREATE TABLE public.later (id bigserial PRIMARY KEY, name text);
                CREATE FUNCTION public.latest() RETURNS bigint LANGUAGE sql AS 'SELECT max(id) FROM public.later';
                """);

        execute(as(app), """
                INSERT INTO public.later (name) VALUES ('x');
                UPDATE public.later SET name = 'y';
                SELECT public.latest();
                DELETE FROM public.later;
                """);
        assertThat(stateOf(as(app), "TRUNCATE public.later")).isEqualTo("42501");
    }

    @Test
    void doingItAgainChangesNothing() {
        var first = new AppRole(asOwner, app).grant();
        var rights = rights();

        assertThat(first).containsAll(new AppRole(asOwner, app).grant());
        assertThat(rights()).isEqualTo(rights);
    }

    @Test
    void connectionSettingsAreStoredWithTheRole() throws SQLException {
        var done = new AppRole(asOwner, app).grant();

        assertThat(done.getLast())
                .isEqualTo("Its connections begin with statement_timeout = 900ms, idle_in_transaction_session_timeout ="
                        + " 10s, plan_cache_mode = force_generic_plan, random_page_cost = 1.1,"
                        + " max_parallel_workers_per_gather = 0, through poolers too.");
        try (var connection = as(app).dataSource(Map.of()).getConnection();
                var statement = connection.createStatement()) {
            for (var setting : SessionSettings.ALL) {
                try (var row = statement.executeQuery("SHOW " + setting.name())) {
                    row.next();
                    assertThat(row.getString(1)).as(setting.name()).isEqualTo(setting.value());
                }
            }
        }
    }

    @Test
    void anOwnerWhoMayNotStoreThemIsToldWhatToRun() {
        database.execute("ALTER ROLE %s NOCREATEROLE".formatted(owner));

        var done = new AppRole(asOwner, app).grant();

        var statements = done.getLast().substring(done.getLast().indexOf("ALTER ROLE"));
        execute(as(app), statements);
        assertThat(rights()).anyMatch(line -> line.contains("statement_timeout=900ms"));
    }

    @Test
    void theRoleHasNoMoreConnectionsThanItsLimit() throws SQLException {
        new AppRole(asOwner, app).grant();

        assertThat(new AppRole(asOwner, app).limitConnections(1)).isEqualTo("Its limit of connections is 1.");

        try (var _ = as(app).connect("cruddur-test")) {
            assertThat(catchThrowableOfType(SQLException.class, () -> as(app).connect("cruddur-test"))
                            .getSQLState())
                    .isEqualTo("53300");
        }
        database.execute("ALTER ROLE %s NOCREATEROLE".formatted(owner));
        assertThat(new AppRole(asOwner, app).limitConnections(2))
                .startsWith("Its connections could not be limited; as an administrator: ALTER ROLE ")
                .endsWith(" CONNECTION LIMIT 2;");
    }

    @Test
    void theCommandSaysWhatItDid() {
        var url = "postgresql://%s:s3cret@%s/%s?sslmode=disable"
                .formatted(
                        owner, database.url().hosts().getFirst(), database.url().database());

        var outcome = InProcessCommand.run(Map.of("DATABASE_URL", url), "migrate", "--grant", app);

        assertThat(outcome.exitCode()).as(outcome.all()).isZero();
        assertThat(outcome.output().lines())
                .startsWith(
                        "The schema of %s is up to date.".formatted(database.url()),
                        "%s may read and write rows of Cruddur's tables, those of later migrations by %s included."
                                .formatted(app, owner));
        Troubleshooting.assertDiscreet(outcome);
    }

    /** What somebody did to get each message, as an administrator's statement. */
    static Stream<String> mistakes() {
        return MESSAGES.keySet().stream().filter(CAUSES::containsKey);
    }

    private static final Map<String, String> CAUSES = Map.of(
            "A role that does not exist", "ALTER ROLE {app} RENAME TO {app}_",
            "A superuser", "ALTER ROLE {app} SUPERUSER",
            "A member of the owner", "GRANT {owner} TO {app}",
            "A role that may make roles", "ALTER ROLE {app} CREATEROLE",
            "A member of RDS's administrators", "CREATE ROLE rds_superuser; GRANT rds_superuser TO {app}",
            "A user who is not the owner", "ALTER TABLE public.flyway_schema_history OWNER TO postgres",
            "A schema open to all", "ALTER SCHEMA public OWNER TO postgres; GRANT CREATE ON SCHEMA public TO PUBLIC",
            "Rights by way of others", "GRANT TRUNCATE ON public.likes TO PUBLIC",
            "A database that shuts out",
                    "ALTER DATABASE {database} OWNER TO postgres; REVOKE CONNECT ON DATABASE {database} FROM PUBLIC; GRANT CONNECT ON DATABASE {database} TO {owner}");

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsToldInOneLineAndNothingIsChanged(String mistake) {
        app = "app_of_" + database.url().database();
        database.execute("CREATE ROLE " + app);
        database.execute(filled(CAUSES.getOrDefault(mistake, "")));
        try {
            var rights = rights();

            var failure = catchThrowableOfType(OperatorException.class, () -> new AppRole(asOwner, app).grant());

            assertThat(failure).isNotNull();
            assertThat("cruddur: " + failure.getMessage()).matches(MESSAGES.get(mistake));
            assertThat(rights()).isEqualTo(rights);
        } finally {
            database.execute("DROP ROLE IF EXISTS rds_superuser");
        }
    }

    @Test
    void theOwnerItselfIsRefused() {
        assertThatThrownBy(() -> new AppRole(asOwner, owner).grant())
                .isInstanceOf(OperatorException.class)
                .extracting(e -> "cruddur: " + e.getMessage())
                .asString()
                .matches(MESSAGES.get("The owner"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a\nb", "a\u0000", "0123456789012345678901234567890123456789012345678901234567890123"})
    void anImpossibleRoleNameIsRefused(String name) {
        assertThatThrownBy(() -> new AppRole(asOwner, name))
                .isInstanceOf(OperatorException.class)
                .extracting(e -> "cruddur: " + e.getMessage())
                .asString()
                .matches(MESSAGES.get("A name that no role can have"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"public", "none", "current_user"})
    void aKeywordIsNoRole(String name) {
        assertThatThrownBy(() -> new AppRole(asOwner, name).grant()).hasMessageContaining("does not exist");
    }

    @Test
    void allMessagesAreTried() {
        assertThat(MESSAGES.keySet())
                .containsAll(CAUSES.keySet())
                .contains("The owner", "A name that no role can have");
    }

    private String filled(String sql) {
        return sql.replace("{app}", app)
                .replace("{owner}", owner)
                .replace("{database}", database.url().database());
    }

    private DatabaseUrl as(String role) {
        return as(role, database);
    }

    private static DatabaseUrl as(String role, TestDatabase database) {
        var url = database.url();
        return new DatabaseUrl(url.hosts(), url.database(), role, "s3cret", url.parameters());
    }

    private static String quoted(String role) {
        return '"' + role.replace("\"", "\"\"") + '"';
    }

    private static void execute(DatabaseUrl url, String sql) {
        try (var connection = url.connect("cruddur-test");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static String stateOf(DatabaseUrl url, String sql) throws SQLException {
        try (var connection = url.connect("cruddur-test");
                var statement = connection.createStatement()) {
            statement.execute(sql);
            return "done";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    /** Who may do what, and what is stored with roles. */
    private List<String> rights() {
        return database.texts("""
                SELECT relname || ' ' || coalesce(relacl::text, '') AS line FROM pg_class WHERE relnamespace = 'public'::regnamespace
                UNION ALL SELECT proname || ' ' || coalesce(proacl::text, '') FROM pg_proc WHERE pronamespace = 'public'::regnamespace
                UNION ALL SELECT nspname || ' ' || coalesce(nspacl::text, '') FROM pg_namespace
                UNION ALL SELECT datname || ' ' || coalesce(datacl::text, '') FROM pg_database
                UNION ALL SELECT defaclobjtype::text || ' ' || defaclacl::text FROM pg_default_acl
                UNION ALL SELECT setrole::regrole::text || ' ' || setconfig::text FROM pg_db_role_setting
                ORDER BY line
                """);
    }
}
