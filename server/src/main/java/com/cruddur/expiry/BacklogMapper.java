package com.cruddur.expiry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads the row of {@code backlog.sql}, whose columns stand in the record's order. */
final class BacklogMapper implements RowMapper<Backlog> {

    @Override
    public Backlog map(ResultSet row, StatementContext context) throws SQLException {
        var firstExpiry = row.getObject(2, OffsetDateTime.class);
        return new Backlog(
                row.getInt(1),
                firstExpiry == null ? null : firstExpiry.toInstant(),
                row.getObject(3, OffsetDateTime.class).toInstant());
    }
}
