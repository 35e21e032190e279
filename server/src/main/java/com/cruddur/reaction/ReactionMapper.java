package com.cruddur.reaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row whose columns stand in the record's order. */
final class ReactionMapper implements RowMapper<Reaction> {

    @Override
    public Reaction map(ResultSet row, StatementContext context) throws SQLException {
        return new Reaction(row.getObject(1, UUID.class), row.getBoolean(2), row.getInt(3));
    }
}
