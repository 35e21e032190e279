package com.cruddur.auth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * A code for somebody who signs up.
 *
 * @param email where to send it, null when nobody signs up with that address
 * @param accountEmail the address of the account that is there already, null when there is none
 */
record Registration(
        Instant expiresAt,
        @Nullable String email,
        @Nullable String handle,
        @Nullable String accountEmail) {

    /** Reads a row whose columns stand in the record's order. */
    static final class Mapper implements RowMapper<Registration> {
        @Override
        public Registration map(ResultSet row, StatementContext context) throws SQLException {
            return new Registration(
                    row.getObject(1, OffsetDateTime.class).toInstant(),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4));
        }
    }
}
