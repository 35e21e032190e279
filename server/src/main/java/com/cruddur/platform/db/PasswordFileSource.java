package com.cruddur.platform.db;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections whose password is read from a file, each time anew. */
final class PasswordFileSource extends PGSimpleDataSource {

    private static final long serialVersionUID = 1L;

    private final transient PasswordFile file;

    PasswordFileSource(PasswordFile file) {
        this.file = file;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return getConnection(getUser(), password());
    }

    private String password() throws SQLException {
        try {
            return file.read();
        } catch (IllegalArgumentException e) {
            throw new SQLException("DATABASE_PASSWORD_FILE " + e.getMessage(), "28000", e);
        }
    }
}
