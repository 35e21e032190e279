package com.cruddur.moderation;

import com.cruddur.platform.Failure;
import com.cruddur.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads a row whose columns stand in the record's order. */
final class ReportMapper implements RowMapper<Report> {

    private final Json json;

    ReportMapper(Json json) {
        this.json = json;
    }

    @Override
    public Report map(ResultSet row, StatementContext context) throws SQLException {
        var resolvedAt = row.getObject(11, OffsetDateTime.class);
        return new Report(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, UUID.class),
                row.getString(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                evidence(row.getString(8)),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                row.getString(10),
                resolvedAt == null ? null : resolvedAt.toInstant(),
                row.getString(12));
    }

    /** What somebody wrote there by hand is shown as it is. */
    private @Nullable Evidence evidence(@Nullable String sealed) {
        if (sealed == null) {
            return null;
        }
        try {
            return json.read(sealed.getBytes(StandardCharsets.UTF_8), Evidence.class);
        } catch (Failure _) {
            return new Evidence(null, null, sealed, null);
        }
    }
}
