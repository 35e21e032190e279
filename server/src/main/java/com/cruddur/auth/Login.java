package com.cruddur.auth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param passwordHash null for who has no password
 */
record Login(UUID uuid, String email, @Nullable String passwordHash, boolean suspended) {

    @Override
    public String toString() {
        return "Login[" + uuid + "]";
    }

    /** Reads a row whose columns stand in the record's order. */
    static final class Mapper implements RowMapper<Login> {
        @Override
        public Login map(ResultSet row, StatementContext context) throws SQLException {
            return new Login(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getBoolean(4));
        }
    }
}
