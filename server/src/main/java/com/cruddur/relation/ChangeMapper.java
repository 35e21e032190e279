package com.cruddur.relation;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row whose columns stand in the record's order. */
final class ChangeMapper implements RowMapper<Change> {

    @Override
    public Change map(ResultSet row, StatementContext context) throws SQLException {
        return new Change(row.getBoolean(1), row.getBoolean(2));
    }
}
