package com.cruddur.avatar;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row whose columns stand in the record's order. */
final class AvatarOwnerMapper implements RowMapper<AvatarOwner> {

    @Override
    public AvatarOwner map(ResultSet row, StatementContext context) throws SQLException {
        return new AvatarOwner(row.getString(1), row.getString(2), row.getString(3));
    }
}
