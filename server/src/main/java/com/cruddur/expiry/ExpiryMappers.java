package com.cruddur.expiry;

import com.cruddur.platform.db.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** How the rows of this room's queries are read; their columns stand in the records' order. */
final class ExpiryMappers {

    private ExpiryMappers() {}

    /** Each by its class, which is how JDBI learns the type. */
    static void register(Database database) {
        database.register(new ExpiredRowMapper());
        database.register(new DeletableMapper());
        database.register(new BelongingsMapper());
        database.register(new SweptMapper());
        database.register(new BacklogMapper());
    }

    private static final class ExpiredRowMapper implements RowMapper<ExpiredRow> {
        @Override
        public ExpiredRow map(ResultSet row, StatementContext context) throws SQLException {
            return new ExpiredRow(row.getObject(1, UUID.class), row.getObject(2, OffsetDateTime.class));
        }
    }

    private static final class DeletableMapper implements RowMapper<Deletable> {
        @Override
        public Deletable map(ResultSet row, StatementContext context) throws SQLException {
            return new Deletable(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
        }
    }

    private static final class BelongingsMapper implements RowMapper<DependentRows> {
        @Override
        public DependentRows map(ResultSet row, StatementContext context) throws SQLException {
            return new DependentRows(row.getString(1), row.getInt(2));
        }
    }

    private static final class SweptMapper implements RowMapper<SweepResult> {
        @Override
        public SweepResult map(ResultSet row, StatementContext context) throws SQLException {
            return new SweepResult(row.getInt(1), row.getObject(2, OffsetDateTime.class));
        }
    }

    private static final class BacklogMapper implements RowMapper<Backlog> {
        @Override
        public Backlog map(ResultSet row, StatementContext context) throws SQLException {
            return new Backlog(
                    row.getString(1),
                    row.getInt(2),
                    instant(row.getObject(3, OffsetDateTime.class)),
                    row.getObject(4, OffsetDateTime.class).toInstant());
        }

        private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
            return time == null ? null : time.toInstant();
        }
    }
}
