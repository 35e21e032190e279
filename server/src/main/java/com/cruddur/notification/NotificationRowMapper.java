package com.cruddur.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row whose columns stand in the record's order. */
final class NotificationRowMapper implements RowMapper<NotificationRow> {

    @Override
    public NotificationRow map(ResultSet row, StatementContext context) throws SQLException {
        return new NotificationRow(
                row.getObject(1, UUID.class),
                Kind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                row.getString(3),
                row.getString(4),
                row.getObject(5, UUID.class),
                row.getObject(6, UUID.class),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getBoolean(8));
    }
}
