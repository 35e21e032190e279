package com.cruddur.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row whose columns stand in the record's order. */
final class ProfileMapper implements RowMapper<Profile> {

    @Override
    public Profile map(ResultSet row, StatementContext context) throws SQLException {
        return new Profile(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                AvatarAddress.of(row.getString(5)),
                row.getInt(6),
                row.getInt(7),
                row.getInt(8),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                row.getObject(10, Boolean.class),
                row.getObject(11, Boolean.class),
                row.getObject(12, Boolean.class),
                row.getObject(13, Boolean.class),
                row.getObject(14, Boolean.class));
    }
}
