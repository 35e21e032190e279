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
 * @param administrator why it has more power than any service should, such as {@code is a superuser}; null when it has
 *     not
 * @param owner whether it owns the tables
 * @param lacking the rights it needs and lacks, such as {@code INSERT on activities}; at most 100
 * @param excess the rights it has beyond the rows of our tables; at most 100
 * @param unset behind a pooler, the {@link SessionSettings} that its sessions lack, in words
 */
public record ServingRole(
        String name,
        @Nullable String administrator,
        boolean owner,
        List<String> lacking,
        List<String> excess,
        List<String> unset) {

    /**
     * Queries the database.
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

    /**
     * A role that may create roles can create one that runs programs on the server. On RDS, the master user is a member
     * of rds_superuser.
     */
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
