package com.cruddur.cognito;

import com.cruddur.platform.http.Role;
import com.cruddur.platform.http.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row whose columns stand in the record's order. */
final class ViewerMapper implements RowMapper<Viewer> {

    @Override
    public Viewer map(ResultSet row, StatementContext context) throws SQLException {
        return new Viewer(
                row.getObject(1, UUID.class),
                row.getString(2),
                Role.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                row.getBoolean(4),
                row.getObject(5, UUID.class));
    }
}
