package com.cruddur.realtime;

import com.cruddur.platform.db.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** How the rows of this room's queries are read; their columns stand in the records' order. */
final class StreamMappers {

    private StreamMappers() {}

    static void register(Database database) {
        database.register(new HappeningMapper());
        database.register(new ExpiredMapper());
    }

    private static final class HappeningMapper implements RowMapper<StreamEvent> {
        @Override
        public StreamEvent map(ResultSet row, StatementContext context) throws SQLException {
            return new StreamEvent(
                    row.getLong(1),
                    row.getString(2),
                    row.getObject(3, UUID.class),
                    row.getObject(4, UUID.class),
                    row.getObject(5, UUID.class),
                    row.getObject(6, UUID.class),
                    row.getString(7),
                    row.getObject(8, Integer.class),
                    row.getObject(9, Integer.class),
                    row.getObject(10, Integer.class));
        }
    }

    private static final class ExpiredMapper implements RowMapper<Expired> {
        @Override
        public Expired map(ResultSet row, StatementContext context) throws SQLException {
            return new Expired(
                    row.getObject(1, UUID.class),
                    row.getObject(2, OffsetDateTime.class),
                    row.getObject(3, UUID.class),
                    row.getObject(4, UUID.class),
                    row.getObject(5, UUID.class),
                    row.getObject(6, Integer.class),
                    row.getObject(7, Integer.class),
                    row.getObject(8, Integer.class));
        }
    }
}
