package com.cruddur.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Somebody whom the person follows, blocks or mutes, or who follows them; and since when. */
public record ExportedPerson(UUID uuid, String handle, Instant createdAt) implements Exported {

    /** Reads a row whose columns stand in the record's order. */
    static final class Mapper implements RowMapper<ExportedPerson> {
        @Override
        public ExportedPerson map(ResultSet row, StatementContext context) throws SQLException {
            return new ExportedPerson(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getObject(3, OffsetDateTime.class).toInstant());
        }
    }
}
