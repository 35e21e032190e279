package com.cruddur.relationship;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row whose columns stand in the record's order. */
final class RelationshipChangeMapper implements RowMapper<RelationshipChange> {

    @Override
    public RelationshipChange map(ResultSet row, StatementContext context) throws SQLException {
        return new RelationshipChange(row.getBoolean(1), row.getBoolean(2));
    }
}
