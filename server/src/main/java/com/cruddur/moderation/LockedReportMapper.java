package com.cruddur.moderation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row whose columns stand in the record's order. */
final class LockedReportMapper implements RowMapper<LockedReport> {

    @Override
    public LockedReport map(ResultSet row, StatementContext context) throws SQLException {
        return new LockedReport(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3));
    }
}
