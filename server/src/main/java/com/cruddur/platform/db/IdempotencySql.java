package com.cruddur.platform.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.locator.UseClasspathSqlLocator;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of the requests that were done: the method {@code x} runs {@code IdempotencySql/x.sql}. */
@UseClasspathSqlLocator
interface IdempotencySql {

    /** A request that was done, and the row it made. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Done(byte[] fingerprint, UUID resourceUuid) {}

    /** Reads a row whose columns stand in the record's order. */
    final class DoneMapper implements RowMapper<Done> {
        @Override
        public Done map(ResultSet row, StatementContext context) throws SQLException {
            return new Done(row.getBytes(1), row.getObject(2, UUID.class));
        }
    }

    /** Notes the request; 0 when there is one of this key. */
    @SqlUpdate
    int claim(
            @Bind("user") UUID user,
            @Bind("key") String key,
            @Bind("fingerprint") byte[] fingerprint,
            @Bind("resource") UUID resource);

    /** The request of this key, which is there. */
    @SqlQuery
    @RegisterRowMapper(DoneMapper.class)
    Done find(@Bind("user") UUID user, @Bind("key") String key);
}
