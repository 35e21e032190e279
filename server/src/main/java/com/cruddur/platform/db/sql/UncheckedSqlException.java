package com.cruddur.platform.db.sql;

import java.sql.SQLException;

/** Wraps an {@link SQLException}, as {@link java.io.UncheckedIOException} wraps an IOException. */
public final class UncheckedSqlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SQLException cause;

    public UncheckedSqlException(SQLException cause) {
        super(cause);
        this.cause = cause;
    }

    /** @param where the method that ran the statement; never bound values, which may be personal or secret */
    UncheckedSqlException(String where, SQLException cause) {
        super(where + ": " + cause.getMessage(), cause);
        this.cause = cause;
    }

    /** Returns whether the statement took longer than {@code statement_timeout} allows. */
    public boolean isTimeout() {
        return "57014".equals(cause.getSQLState());
    }

    @Override
    public SQLException getCause() {
        return cause;
    }
}
