package com.cruddur.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** A session that has just been written, and whose it is. */
record NewSession(Instant expiresAt, UUID uuid, String handle, String displayName) {

    OpenedSession with(String token) {
        return new OpenedSession(token, expiresAt, uuid, handle, displayName);
    }

    /** Reads a row whose columns stand in the record's order. */
    static final class Mapper implements RowMapper<NewSession> {
        @Override
        public NewSession map(ResultSet row, StatementContext context) throws SQLException {
            return new NewSession(
                    row.getObject(1, OffsetDateTime.class).toInstant(),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getString(4));
        }
    }
}
