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
 * A role of an RDS database that signs in with an IAM token. It has no password to guess, store or rotate, so it can be
 * created unattended.
 *
 * @param url the database, with a user that may create roles
 */
public record IamRole(DatabaseUrl url, String name) {

    /**
     * Creates the role if it is missing, and lets it sign in by IAM; repeatable.
     *
     * @return what was done, in sentences; empty when nothing was missing
     * @throws OperatorException when this fails, with the cause and the remedy; nothing is changed then
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
