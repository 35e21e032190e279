package com.cruddur.platform.db;

import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.pool.SqlFailures;
import com.cruddur.platform.db.sql.Connections;
import com.cruddur.platform.db.sql.SqlInterface;
import com.cruddur.platform.db.sql.UncheckedSqlException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A role of a database on RDS that signs in with a token of IAM: it has no password that could be guessed, kept or
 * rotated. So it can be made where nobody is there to type one.
 *
 * @param url the database, whose user may make roles
 */
public record IamRole(DatabaseUrl url, String name) {

    /**
     * Makes the role if it is missing, and lets it sign in by IAM; as often as wanted.
     *
     * @return what was done, in sentences; none when all was as it should be
     * @throws OperatorException when that cannot be done, with the cause and what to do; nothing is changed then
     */
    public List<String> make() {
        try (var connection = url.connect("cruddur-migrate")) {
            return Connections.inTransaction(connection, () -> make(connection));
        } catch (SQLException e) {
            throw failure(e);
        } catch (UncheckedSqlException e) {
            throw failure(e.getCause());
        }
    }

    private List<String> make(Connection connection) throws SQLException {
        var sql = SqlInterface.on(RightsSql.class, connection);
        if (!sql.exists("rds_iam")) {
            throw new OperatorException(
                    "The database %s knows nothing of IAM, which --iam is for: leave it out, and make the role with a password"
                            .formatted(url));
        }
        var done = new ArrayList<String>();
        if (!sql.exists(name)) {
            Connections.execute(connection, sql.createRole(name));
            done.add("%s was made, without a password.".formatted(name));
        }
        if (!sql.signsInByIam(name)) {
            Connections.execute(connection, sql.grantIam(name));
            done.add("%s signs in by IAM.".formatted(name));
        }
        return done;
    }

    private OperatorException failure(SQLException e) {
        return new OperatorException(
                "The role %s could not be made in %s: %s".formatted(name, url, SqlFailures.words(e)), e);
    }
}
