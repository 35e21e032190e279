package com.cruddur.auth.cognito;

import com.cruddur.platform.http.Role;
import com.cruddur.platform.http.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * A person whom we know by their id in Cognito.
 *
 * @param lastWrite what a replica must have replayed to show all that the person wrote, null when that is long ago
 */
record FoundPerson(Viewer viewer, @Nullable Long lastWrite) {

    /** Reads a row whose columns stand in the record's order. */
    static final class Mapper implements RowMapper<FoundPerson> {
        @Override
        public FoundPerson map(ResultSet row, StatementContext context) throws SQLException {
            var viewer = new Viewer(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    Role.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                    row.getBoolean(4),
                    row.getObject(5, UUID.class));
            return new FoundPerson(viewer, row.getObject(6, Long.class));
        }
    }
}
