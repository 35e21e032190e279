package com.cruddur.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** A person as they see themselves. */
public record Account(
        UUID uuid,
        String handle,
        String displayName,
        String email,
        String bio,
        String role,
        int followersCount,
        int followingCount,
        @Nullable Instant suspendedAt,
        Instant createdAt) {

    /** Reads a row whose columns stand in the record's order. */
    static final class Mapper implements RowMapper<Account> {
        @Override
        public Account map(ResultSet row, StatementContext context) throws SQLException {
            var suspendedAt = row.getObject(9, OffsetDateTime.class);
            return new Account(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getInt(7),
                    row.getInt(8),
                    suspendedAt == null ? null : suspendedAt.toInstant(),
                    row.getObject(10, OffsetDateTime.class).toInstant());
        }
    }
}
