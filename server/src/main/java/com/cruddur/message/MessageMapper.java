package com.cruddur.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row whose columns stand in the record's order. */
final class MessageMapper implements RowMapper<Message> {

    @Override
    public Message map(ResultSet row, StatementContext context) throws SQLException {
        var expiresAt = row.getObject(6, OffsetDateTime.class);
        return new Message(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                expiresAt == null ? null : expiresAt.toInstant(),
                row.getObject(7, UUID.class));
    }
}
