package com.cruddur.moderation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row whose columns stand in the record's order. */
final class ReportReceiptMapper implements RowMapper<ReportReceipt> {

    @Override
    public ReportReceipt map(ResultSet row, StatementContext context) throws SQLException {
        return new ReportReceipt(
                row.getObject(1, UUID.class),
                row.getObject(2, OffsetDateTime.class).toInstant());
    }
}
