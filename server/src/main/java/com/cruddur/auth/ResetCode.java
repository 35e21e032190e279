package com.cruddur.auth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * A code for somebody who forgot their password.
 *
 * @param email where to send it, null when nobody has that address
 */
record ResetCode(Instant expiresAt, @Nullable String email) {

    /** Reads a row whose columns stand in the record's order. */
    static final class Mapper implements RowMapper<ResetCode> {
        @Override
        public ResetCode map(ResultSet row, StatementContext context) throws SQLException {
            return new ResetCode(row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2));
        }
    }
}
