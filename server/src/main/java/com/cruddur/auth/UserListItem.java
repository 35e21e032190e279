package com.cruddur.auth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** A person as the operator sees them. */
public record UserListItem(
        UUID uuid, String handle, String displayName, String email, String role, boolean suspended, Instant createdAt) {

    /** Reads a row whose columns stand in the record's order. */
    static final class Mapper implements RowMapper<UserListItem> {
        @Override
        public UserListItem map(ResultSet row, StatementContext context) throws SQLException {
            return new UserListItem(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getBoolean(6),
                    row.getObject(7, OffsetDateTime.class).toInstant());
        }
    }
}
