package com.cruddur.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row whose columns stand in the record's order. */
final class ThreadRowMapper implements RowMapper<ThreadRow> {

    @Override
    public ThreadRow map(ResultSet row, StatementContext context) throws SQLException {
        return new ThreadRow(row.getObject(1, UUID.class), row.getBoolean(2));
    }
}
