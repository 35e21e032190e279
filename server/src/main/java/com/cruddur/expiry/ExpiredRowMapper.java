package com.cruddur.expiry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row of {@code expired.sql}, whose columns stand in the record's order. */
final class ExpiredRowMapper implements RowMapper<ExpiredRow> {

    @Override
    public ExpiredRow map(ResultSet row, StatementContext context) throws SQLException {
        return new ExpiredRow(row.getObject(1, UUID.class), row.getObject(2, OffsetDateTime.class));
    }
}
