package com.cruddur.auth;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Somebody who signed up, and whether they told the right code. */
record RegistrationAttempt(String email, String handle, String displayName, String passwordHash, boolean matches) {

    NewPerson person() {
        return new NewPerson(email, handle, displayName, passwordHash, "user");
    }

    @Override
    public String toString() {
        return "RegistrationAttempt[" + handle + "]";
    }

    /** Reads a row whose columns stand in the record's order. */
    static final class Mapper implements RowMapper<RegistrationAttempt> {
        @Override
        public RegistrationAttempt map(ResultSet row, StatementContext context) throws SQLException {
            return new RegistrationAttempt(
                    row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5));
        }
    }
}
