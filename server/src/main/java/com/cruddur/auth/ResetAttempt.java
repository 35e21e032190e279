package com.cruddur.auth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Somebody who forgot their password, and whether they told the right code. */
record ResetAttempt(UUID uuid, String email, boolean matches) {

    /** Reads a row whose columns stand in the record's order. */
    static final class Mapper implements RowMapper<ResetAttempt> {
        @Override
        public ResetAttempt map(ResultSet row, StatementContext context) throws SQLException {
            return new ResetAttempt(row.getObject(1, UUID.class), row.getString(2), row.getBoolean(3));
        }
    }
}
