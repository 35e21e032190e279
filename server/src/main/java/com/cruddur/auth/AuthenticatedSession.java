package com.cruddur.auth;

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
 * A session that a token opens, and whose it is.
 *
 * @param stale whether it is to be noted that the session was used
 * @param lastWrite what a replica must have replayed to show all that the person wrote, null when that is long ago
 */
record AuthenticatedSession(
        UUID uuid,
        String handle,
        Role role,
        boolean suspended,
        UUID sessionUuid,
        boolean stale,
        @Nullable Long lastWrite) {

    Viewer viewer() {
        return new Viewer(uuid, handle, role, suspended, sessionUuid);
    }

    /** Reads a row whose columns stand in the record's order. */
    static final class Mapper implements RowMapper<AuthenticatedSession> {
        @Override
        public AuthenticatedSession map(ResultSet row, StatementContext context) throws SQLException {
            return new AuthenticatedSession(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    Role.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                    row.getBoolean(4),
                    row.getObject(5, UUID.class),
                    row.getBoolean(6),
                    row.getObject(7, Long.class));
        }
    }
}
