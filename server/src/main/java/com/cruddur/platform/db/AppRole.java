package com.cruddur.platform.db;

import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.RightsSql.Standing;
import com.cruddur.platform.db.connect.DatabaseUrl;
import com.cruddur.platform.db.pool.SessionSettings;
import com.cruddur.platform.db.pool.SqlFailures;
import com.cruddur.platform.db.sql.Connections;
import com.cruddur.platform.db.sql.SqlInterface;
import com.cruddur.platform.db.sql.UncheckedSqlException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The role that serves requests. It reads and writes the rows of our tables, including those of later migrations, and
 * has no other right to them. The owner of the tables sets it up, atomically and repeatably.
 */
public final class AppRole {

    private static final int LONGEST_NAME = 63;

    private final DatabaseUrl url;
    private final String name;

    /**
     * Names the role in the database at {@code url}, which signs in as the owner of the tables.
     *
     * @throws OperatorException when no role can have that name
     */
    public AppRole(DatabaseUrl url, String name) {
        if (name.isBlank()
                || name.chars().anyMatch(Character::isISOControl)
                || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new OperatorException(
                    "What --grant names cannot be a role, expected a name of 1 to %s bytes".formatted(LONGEST_NAME));
        }
        this.url = url;
        this.name = name;
    }

    /**
     * Grants the role the rights it needs, and revokes from it and from PUBLIC the rights it must not have.
     *
     * @return what was done, in sentences
     * @throws OperatorException when this fails, with the cause and the remedy; nothing is changed then
     */
    public List<String> grant() {
        try (var connection = url.connect("cruddur-migrate")) {
            return Connections.inTransaction(connection, () -> grant(connection));
        } catch (SQLException e) {
            throw failure(e);
        } catch (UncheckedSqlException e) {
            throw failure(e.getCause());
        }
    }

    /**
     * Limits the sessions that the role has at a time, over all servers. This keeps connections for the owner, whatever
     * the service does.
     *
     * @return what was done, or the statement for an administrator if the owner may not do it, in a sentence
     * @throws OperatorException when the database does not answer
     */
    public String limitConnections(int most) {
        try (var connection = url.connect("cruddur-migrate")) {
            return limitConnections(connection, most);
        } catch (SQLException e) {
            throw failure(e);
        } catch (UncheckedSqlException e) {
            throw failure(e.getCause());
        }
    }

    private String limitConnections(Connection connection, int most) throws SQLException {
        var statement = SqlInterface.on(RightsSql.class, connection).connectionLimit(name, most);
        try {
            Connections.execute(connection, statement);
            return "Its limit of connections is %s.".formatted(most);
        } catch (SQLException e) {
            if (!"42501".equals(e.getSQLState())) {
                throw e;
            }
            return "Its connections could not be limited; as an administrator: %s;".formatted(statement);
        }
    }

    private List<String> grant(Connection connection) throws SQLException {
        var sql = SqlInterface.on(RightsSql.class, connection);
        sql.lock();
        var role = sql.role(name).orElseThrow(() -> unknown(sql));
        requireOrdinary(role);
        var done = new ArrayList<String>();
        for (var statement : sql.grants(name)) {
            Connections.execute(connection, statement);
        }
        done.add("%s may read and write rows of Cruddur's tables, those of later migrations by %s included."
                .formatted(name, role.owner()));
        if (closePublicSchema(connection, sql)) {
            done.add("Nobody else may make tables in the schema public any more: PUBLIC had CREATE on it.");
        }
        verify(sql);
        done.add(storeSettings(connection, sql));
        return done;
    }

    private OperatorException unknown(RightsSql sql) {
        return new OperatorException(
                "The role %s does not exist in %s: make it (%s), give it a password with psql's \\password, and grant again"
                        .formatted(name, url, sql.createRole(name)));
    }

    private void requireOrdinary(Standing role) {
        if (role.owner() == null) {
            throw new OperatorException("The database %s has none of Cruddur's tables: migrate first".formatted(url));
        }
        if (role.superuser()) {
            throw refused("is a superuser, whom no right can be taken from; make another role for the service");
        }
        if (role.name().equals(role.owner())) {
            throw refused("owns Cruddur's tables, and may do everything to them; make another role for the service");
        }
        if (role.ownsTables()) {
            throw refused("is a member of %s, the owner of Cruddur's tables; REVOKE %s FROM %s"
                    .formatted(role.owner(), role.owner(), role.quoted()));
        }
        if (role.rdsSuperuser()) {
            throw refused("is a member of rds_superuser; REVOKE rds_superuser FROM " + role.quoted());
        }
        if (role.createsRoles()) {
            throw refused("may make roles, and so one that may do anything; ALTER ROLE %s NOCREATEROLE"
                    .formatted(role.quoted()));
        }
        if (!role.grantedByOwner()) {
            throw new OperatorException(
                    "The user in DATABASE_URL may not grant rights in %s: sign in as %s, who owns Cruddur's tables"
                            .formatted(url, role.owner()));
        }
    }

    private OperatorException refused(String why) {
        return new OperatorException("The role %s %s".formatted(name, why));
    }

    /** Revokes the rights that PUBLIC had by default before PostgreSQL 15; returns whether there were any. */
    private boolean closePublicSchema(Connection connection, RightsSql sql) throws SQLException {
        var schema = sql.publicSchema();
        if (!schema.openToAll()) {
            return false;
        }
        if (!schema.ours()) {
            throw new OperatorException(
                    "Anybody may make tables in the schema public of %s, which belongs to %s; as that user: GRANT CREATE ON SCHEMA public TO %s; REVOKE CREATE ON SCHEMA public FROM PUBLIC; then grant again"
                            .formatted(url, schema.owner(), schema.migrator()));
        }
        Connections.execute(connection, "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        return true;
    }

    /** Rights that come from PUBLIC or from an inherited role cannot be revoked from the role itself. */
    private void verify(RightsSql sql) {
        var excess = sql.excess(name);
        if (!excess.isEmpty()) {
            throw refused(
                    "has more rights than rows need (%s), by PUBLIC or by a role that it is a member of: revoke them there, then grant again"
                            .formatted(some(excess)));
        }
        var lacking = sql.lacking(name);
        if (!lacking.isEmpty()) {
            throw refused("still lacks %s: grant that as the owner, then grant again".formatted(some(lacking)));
        }
    }

    private static String some(List<String> rights) {
        return rights.stream().limit(3).collect(Collectors.joining(", ")) + (rights.size() > 3 ? ", …" : "");
    }

    /** Direct connections set them at their start, so only poolers need them stored with the role. */
    private String storeSettings(Connection connection, RightsSql sql) throws SQLException {
        var statements = SessionSettings.ALL.stream()
                .map(setting -> sql.setting(name, setting.name(), setting.value()))
                .toList();
        var savepoint = connection.setSavepoint("settings");
        try {
            for (var statement : statements) {
                Connections.execute(connection, statement);
            }
        } catch (SQLException e) {
            if (!"42501".equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback(savepoint);
            return "Its settings could not be stored, which matters behind a pooler only; as an administrator or as %s: %s;"
                    .formatted(name, String.join("; ", statements));
        }
        return "Its connections begin with %s, through poolers too."
                .formatted(SessionSettings.ALL.stream()
                        .map(setting -> setting.name() + " = " + setting.value())
                        .collect(Collectors.joining(", ")));
    }

    private OperatorException failure(SQLException e) {
        return new OperatorException(
                "The role %s could not be set up in %s: %s".formatted(name, url, SqlFailures.words(e)), e);
    }
}
