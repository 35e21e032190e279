package com.cruddur.relationship;

import com.cruddur.user.AvatarAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row whose columns stand in the record's order. */
final class RelatedPersonMapper implements RowMapper<RelatedPerson> {

    @Override
    public RelatedPerson map(ResultSet row, StatementContext context) throws SQLException {
        return new RelatedPerson(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                AvatarAddress.of(row.getString(5)),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }
}
