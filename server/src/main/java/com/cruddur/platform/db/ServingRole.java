package com.cruddur.platform.db;

import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.RightsSql.Standing;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.connect.Pooler;
import com.cruddur.platform.db.pool.SessionSettings;
import com.cruddur.platform.db.pool.SessionSettings.SessionSetting;
import com.cruddur.platform.db.pool.SqlFailures;
import com.cruddur.platform.db.sql.SqlInterface;
import com.cruddur.platform.db.sql.UncheckedSqlException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The role that {@code DATABASE_URL} signs in as, as PostgreSQL sees it.
 *
 * @param administrator why it may do more than any service should, such as {@code is a superuser}; null when it may not
 * @param owner whether the tables are its own
 * @param lacking what it has to be allowed and is not, such as {@code INSERT on activities}; at most 100
 * @param excess what it is allowed beyond rows of our tables; at most 100
 * @param unset behind a pooler, what its sessions lack of {@link SessionSettings}, in words
 */
public record ServingRole(
        String name,
        @Nullable String administrator,
        boolean owner,
        List<String> lacking,
        List<String> excess,
        List<String> unset) {

    /**
     * Asks the database.
     *
     * @throws OperatorException when it does not answer
     */
    public static ServingRole of(DatabaseUrl url) {
        try (var connection = url.connect("cruddur-role")) {
            return read(SqlInterface.on(RightsSql.class, connection), url.pooler());
        } catch (SQLException | UncheckedSqlException e) {
            throw new OperatorException(
                    "The rights in %s could not be looked at: %s".formatted(url, SqlFailures.words(e)), e);
        }
    }

    private static ServingRole read(RightsSql sql, Pooler pooler) {
        var standing = sql.role(null).orElseThrow();
        return new ServingRole(
                standing.name(),
                administrator(standing),
                standing.ownsTables(),
                sql.lacking(null),
                sql.excess(null),
                pooler == Pooler.NONE ? List.of() : unset(sql));
    }

    /** Who may make roles may make one that runs programs on the server, and on RDS rds_superuser is the master's role. */
    private static @Nullable String administrator(Standing standing) {
        if (standing.superuser()) {
            return "is a superuser";
        }
        if (standing.rdsSuperuser()) {
            return "is a member of rds_superuser";
        }
        return standing.createsRoles() ? "may make roles" : null;
    }

    private static List<String> unset(RightsSql sql) {
        return sql.unset(
                SessionSettings.ALL.stream().map(SessionSetting::name).toArray(String[]::new),
                SessionSettings.ALL.stream().map(SessionSetting::value).toArray(String[]::new));
    }
}
