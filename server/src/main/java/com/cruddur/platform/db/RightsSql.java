package com.cruddur.platform.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** SQL of what roles may do: the method {@code x} runs {@code RightsSql/x.sql}. A role that is null is who asks. */
@UseClasspathSqlLocator
interface RightsSql {

    /**
     * A role, and how it stands to our tables.
     *
     * @param quoted its name as SQL writes it
     * @param owner who made the tables, null when there are none
     * @param ownsTables whether it is that owner or may act as such
     * @param grantedByOwner whether who asks may act as that owner
     */
    record Standing(
            String name,
            String quoted,
            @Nullable String owner,
            boolean superuser,
            boolean createsRoles,
            boolean rdsSuperuser,
            boolean ownsTables,
            boolean grantedByOwner) {}

    /** Reads a row whose columns stand in the record's order. */
    final class StandingMapper implements RowMapper<Standing> {
        @Override
        public Standing map(ResultSet row, StatementContext context) throws SQLException {
            return new Standing(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getBoolean(4),
                    row.getBoolean(5),
                    row.getBoolean(6),
                    row.getBoolean(7),
                    row.getBoolean(8));
        }
    }

    /**
     * The schema public.
     *
     * @param openToAll whether anybody may make tables in it
     * @param ours whether who asks may act as its owner
     */
    record PublicSchema(boolean openToAll, boolean ours, String owner, String migrator) {}

    /** Reads a row whose columns stand in the record's order. */
    final class PublicSchemaMapper implements RowMapper<PublicSchema> {
        @Override
        public PublicSchema map(ResultSet row, StatementContext context) throws SQLException {
            return new PublicSchema(row.getBoolean(1), row.getBoolean(2), row.getString(3), row.getString(4));
        }
    }

    @SqlQuery
    @RegisterRowMapper(StandingMapper.class)
    Optional<Standing> role(@Bind("role") @Nullable String role);

    @SqlQuery
    @RegisterRowMapper(PublicSchemaMapper.class)
    PublicSchema publicSchema();

    /** What a role may not do and has to, such as {@code INSERT on activities}; at most 100. */
    @SqlQuery
    List<String> lacking(@Bind("role") @Nullable String role);

    /** What a role may do beyond what it has to; at most 100. */
    @SqlQuery
    List<String> excess(@Bind("role") @Nullable String role);

    /** The settings that this session has otherwise, in words. */
    @SqlQuery
    List<String> unset(@Bind("names") String[] names, @Bind("values") String[] values);

    /** The statements that make it so. */
    @SqlQuery
    List<String> grants(@Bind("role") String role);

    /** The statement that stores a setting with a role. */
    @SqlQuery
    String setting(@Bind("role") String role, @Bind("name") String name, @Bind("value") String value);
}
