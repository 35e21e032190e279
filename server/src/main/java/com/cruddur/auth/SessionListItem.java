package com.cruddur.auth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Somewhere a person is signed in, as they are shown it.
 *
 * @param userAgent what the client called itself
 * @param current whether it is the one the request came with
 */
public record SessionListItem(
        UUID uuid, String userAgent, Instant createdAt, Instant lastSeenAt, Instant expiresAt, boolean current) {

    /** Reads a row whose columns stand in the record's order. */
    static final class Mapper implements RowMapper<SessionListItem> {
        @Override
        public SessionListItem map(ResultSet row, StatementContext context) throws SQLException {
            return new SessionListItem(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getObject(4, OffsetDateTime.class).toInstant(),
                    row.getObject(5, OffsetDateTime.class).toInstant(),
                    row.getBoolean(6));
        }
    }
}
