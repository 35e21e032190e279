package com.cruddur.feed;

import com.cruddur.activity.ActivityMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row whose columns stand in the records' order: the activity's, then the entry's. */
final class FeedEntryMapper implements RowMapper<FeedEntry> {

    private final ActivityMapper activities = new ActivityMapper();

    @Override
    public FeedEntry map(ResultSet row, StatementContext context) throws SQLException {
        var repostedAt = row.getObject(16, OffsetDateTime.class);
        return new FeedEntry(
                activities.map(row, context),
                row.getString(14),
                row.getString(15),
                repostedAt == null ? null : repostedAt.toInstant(),
                row.getObject(17, OffsetDateTime.class).toInstant());
    }
}
