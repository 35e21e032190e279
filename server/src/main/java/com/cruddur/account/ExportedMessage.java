package com.cruddur.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** A message of one of the person's conversations, and who wrote it. */
public record ExportedMessage(
        UUID uuid,
        UUID messageGroupUuid,
        String handle,
        String message,
        @Nullable Instant expiresAt,
        Instant createdAt) implements Exported {

    /** Reads a row whose columns stand in the record's order. */
    static final class Mapper implements RowMapper<ExportedMessage> {
        @Override
        public ExportedMessage map(ResultSet row, StatementContext context) throws SQLException {
            var expiresAt = row.getObject(5, OffsetDateTime.class);
            return new ExportedMessage(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getString(4),
                    expiresAt == null ? null : expiresAt.toInstant(),
                    row.getObject(6, OffsetDateTime.class).toInstant());
        }
    }
}
