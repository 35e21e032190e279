package com.cruddur.moderation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row whose columns stand in the record's order. */
final class AccountStatusMapper implements RowMapper<AccountStatus> {

    @Override
    public AccountStatus map(ResultSet row, StatementContext context) throws SQLException {
        var suspendedAt = row.getObject(4, OffsetDateTime.class);
        return new AccountStatus(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                suspendedAt == null ? null : suspendedAt.toInstant());
    }
}
