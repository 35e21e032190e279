package com.cruddur.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * A post or reply that is alive: the person's own, or one they marked.
 *
 * @param handle its author, null when the author is gone
 * @param createdAt when it was posted, or marked
 */
public record ExportedActivity(
        UUID uuid,
        @Nullable String handle,
        String message,
        @Nullable UUID replyToActivityUuid,
        @Nullable Instant expiresAt,
        Instant createdAt)
        implements Exported {

    /** Reads a row whose columns stand in the record's order. */
    static final class Mapper implements RowMapper<ExportedActivity> {
        @Override
        public ExportedActivity map(ResultSet row, StatementContext context) throws SQLException {
            var expiresAt = row.getObject(5, OffsetDateTime.class);
            return new ExportedActivity(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getObject(4, UUID.class),
                    expiresAt == null ? null : expiresAt.toInstant(),
                    row.getObject(6, OffsetDateTime.class).toInstant());
        }
    }
}
