package com.cruddur.moderation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row whose columns stand in the record's order. */
final class RemovedActivityMapper implements RowMapper<RemovedActivity> {

    @Override
    public RemovedActivity map(ResultSet row, StatementContext context) throws SQLException {
        return new RemovedActivity(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
    }
}
