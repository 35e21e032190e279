package com.cruddur.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads a row of the feed queries, whose columns stand in the record's order. Reflection would cost half the speed. */
public final class ActivityMapper implements RowMapper<Activity> {

    @Override
    public Activity map(ResultSet row, StatementContext context) throws SQLException {
        return new Activity(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getInt(6),
                row.getInt(7),
                row.getObject(8, UUID.class),
                instant(row.getObject(9, OffsetDateTime.class)),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                row.getObject(11, Boolean.class),
                row.getObject(12, Boolean.class),
                row.getObject(13, Boolean.class));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
