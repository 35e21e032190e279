package com.cruddur.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.testing.CruddurProcess;
import com.cruddur.testing.InProcessCommand;
import com.cruddur.testing.TestDatabase;
import com.cruddur.testing.Troubleshooting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On RDS the role that serves is made by whom migrates: nobody has to reach the database by hand. */
class IamRoleTest {

    private TestDatabase database;
    private String owner;
    private String app;

    @BeforeEach
    void makeDatabaseAsOnRds() {
        database = TestDatabase.empty();
        owner = "owner_of_" + database.url().database();
        app = "app of \"" + database.url().database() + "\"; --";
        database.execute("""
            CREATE ROLE rds_iam;
            CREATE ROLE %s LOGIN CREATEROLE PASSWORD 's3cret';
            GRANT rds_iam TO %s WITH ADMIN OPTION;
            ALTER DATABASE %s OWNER TO %s;
            ALTER SCHEMA public OWNER TO %s;
            """.formatted(owner, owner, database.url().database(), owner, owner));
    }

    @AfterEach
    void drop() {
        database.close();
        try (var other = TestDatabase.empty()) {
            other.execute("DROP ROLE IF EXISTS rds_iam");
        }
    }

    @Test
    void oneCommandMigratesMakesTheRoleAndGivesItItsRights() {
        var outcome = migrate("--grant", app, "--iam");

        assertThat(outcome.exitCode()).as(outcome.all()).isZero();
        assertThat(outcome.output())
                .contains(app + " was made, without a password.\n", app + " signs in by IAM.\n")
                .contains(app + " may read and write rows of Cruddur's tables");
        assertThat(database.texts("SELECT rolpassword IS NULL AND rolcanlogin FROM pg_authid WHERE rolname = '%s'"
                        .formatted(app)))
                .containsExactly("true");
        assertThat(database.texts("SELECT pg_has_role('%s', 'rds_iam', 'MEMBER')".formatted(app)))
                .containsExactly("true");
    }

    @Test
    void doingItAgainChangesNothing() {
        migrate("--grant", app, "--iam");

        assertThat(new IamRole(asOwner(), app).make()).isEmpty();
    }

    @Test
    void aServerThatIsNotOfRdsIsNamedAndNothingIsMade() {
        database.execute("DROP OWNED BY rds_iam; DROP ROLE rds_iam");

        assertThatThrownBy(() -> new IamRole(asOwner(), app).make())
                .isInstanceOf(OperatorException.class)
                .extracting(e -> "cruddur: " + e.getMessage())
                .asString()
                .matches(Troubleshooting.section("Roles").get("IAM elsewhere than on RDS"));
        assertThat(database.texts("SELECT rolname FROM pg_roles WHERE rolname = '%s'".formatted(app)))
                .isEmpty();
    }

    @Test
    void iamIsSaidOfARole() {
        var outcome = migrate("--iam");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.all()).contains("--iam is said of the role that --grant names");
    }

    private CruddurProcess.Outcome migrate(String... arguments) {
        var url = "postgresql://%s:s3cret@%s/%s?sslmode=disable"
                .formatted(
                        owner, database.url().hosts().getFirst(), database.url().database());
        var all = new ArrayList<>(List.of("migrate"));
        all.addAll(List.of(arguments));
        return InProcessCommand.run(Map.of("DATABASE_URL", url), all.toArray(String[]::new));
    }

    private DatabaseUrl asOwner() {
        var url = database.url();
        return new DatabaseUrl(url.hosts(), url.database(), owner, "s3cret", url.parameters());
    }
}
