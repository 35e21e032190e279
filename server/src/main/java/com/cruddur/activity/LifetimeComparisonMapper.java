package com.cruddur.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row whose columns stand in the record's order. */
final class LifetimeComparisonMapper implements RowMapper<LifetimeComparison> {

    @Override
    public LifetimeComparison map(ResultSet row, StatementContext context) throws SQLException {
        return new LifetimeComparison(row.getObject(1, OffsetDateTime.class), row.getBoolean(2), row.getBoolean(3));
    }
}
