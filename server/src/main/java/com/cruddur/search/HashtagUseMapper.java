package com.cruddur.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row whose columns stand in the record's order. */
final class HashtagUseMapper implements RowMapper<HashtagUse> {

    @Override
    public HashtagUse map(ResultSet row, StatementContext context) throws SQLException {
        var expiresAt = row.getObject(2, OffsetDateTime.class);
        return new HashtagUse(
                row.getString(1),
                expiresAt == null ? null : expiresAt.toInstant(),
                row.getObject(3, OffsetDateTime.class).toInstant());
    }
}
