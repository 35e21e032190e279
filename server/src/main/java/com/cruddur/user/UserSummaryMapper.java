package com.cruddur.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row whose columns stand in the record's order. */
final class UserSummaryMapper implements RowMapper<UserSummary> {

    @Override
    public UserSummary map(ResultSet row, StatementContext context) throws SQLException {
        return new UserSummary(row.getObject(1, UUID.class), row.getString(2), row.getString(3));
    }
}
