package com.cruddur.platform.db;

import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.pool.SqlFailures;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * A role of a database on RDS that signs in with a token of IAM: it has no password that could be guessed, kept or
 * rotated. So it can be made where nobody is there to type one.
 *
 * @param url the database, whose user may make roles
 */
public record IamRole(DatabaseUrl url, String name) {

    private static final String EXISTS = "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = :role)";
    private static final String SIGNS_IN_BY_IAM = """
        SELECT EXISTS (
            SELECT FROM pg_auth_members
            WHERE roleid = (SELECT oid FROM pg_roles WHERE rolname = 'rds_iam')
              AND member = (SELECT oid FROM pg_roles WHERE rolname = :role))
        """;

    /**
     * Makes the role if it is missing, and lets it sign in by IAM; as often as wanted.
     *
     * @return what was done, in sentences; none when all was as it should be
     * @throws OperatorException when that cannot be done, with the cause and what to do; nothing is changed then
     */
    public List<String> make() {
        try (var connection = url.connect("cruddur-migrate")) {
            return Jdbi.create(connection).inTransaction(this::make);
        } catch (SQLException e) {
            throw failure(e);
        } catch (JdbiException e) {
            throw e.getCause() instanceof SQLException cause ? failure(cause) : e;
        }
    }

    private List<String> make(Handle handle) {
        if (!holds(handle, EXISTS, "rds_iam")) {
            throw new OperatorException(
                    "The database %s knows nothing of IAM, which --iam is for: leave it out, and make the role with a password"
                            .formatted(url));
        }
        var done = new ArrayList<String>();
        if (!holds(handle, EXISTS, name)) {
            execute(handle, "CREATE ROLE %I LOGIN");
            done.add("%s was made, without a password.".formatted(name));
        }
        if (!holds(handle, SIGNS_IN_BY_IAM, name)) {
            execute(handle, "GRANT rds_iam TO %I");
            done.add("%s signs in by IAM.".formatted(name));
        }
        return done;
    }

    private static boolean holds(Handle handle, String question, String role) {
        return handle.createQuery(question)
                .bind("role", role)
                .mapTo(Boolean.class)
                .one();
    }

    /** Has PostgreSQL itself quote the name. */
    private void execute(Handle handle, String statement) {
        handle.execute(handle.createQuery("SELECT format('" + statement + "', CAST(:name AS text))")
                .bind("name", name)
                .mapTo(String.class)
                .one());
    }

    private OperatorException failure(SQLException e) {
        return new OperatorException(
                "The role %s could not be made in %s: %s".formatted(name, url, SqlFailures.words(e)), e);
    }
}
