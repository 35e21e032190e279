package com.cruddur.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row whose columns stand in the record's order. */
final class FeedProfileMapper implements RowMapper<FeedProfile> {

    @Override
    public FeedProfile map(ResultSet row, StatementContext context) throws SQLException {
        return new FeedProfile(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6),
                row.getInt(7),
                row.getInt(8),
                row.getObject(9, Boolean.class));
    }
}
