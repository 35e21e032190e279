package com.cruddur.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row whose columns stand in the record's order; the lifetime comes in seconds. */
final class ConversationMapper implements RowMapper<Conversation> {

    @Override
    public Conversation map(ResultSet row, StatementContext context) throws SQLException {
        var lifetime = row.getObject(7, Long.class);
        return new Conversation(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getInt(6),
                lifetime == null ? null : Duration.ofSeconds(lifetime).toString(),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getBoolean(9));
    }
}
