package com.cruddur.auth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** A session that has just been written, and whose it is. */
record CreatedSession(Instant expiresAt, UUID uuid, String handle, String displayName) {

    SignInResponse with(String token) {
        return new SignInResponse(token, expiresAt, uuid, handle, displayName);
    }

    /** Reads a row whose columns stand in the record's order. */
    static final class Mapper implements RowMapper<CreatedSession> {
        @Override
        public CreatedSession map(ResultSet row, StatementContext context) throws SQLException {
            return new CreatedSession(
                    row.getObject(1, OffsetDateTime.class).toInstant(),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getString(4));
        }
    }
}
