package com.cruddur.sample;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows that stream into a table by COPY, the fastest way in. */
final class CopyRows implements AutoCloseable {

    /** Enough that a write to the socket is worth its while. */
    private static final int BUFFER = 64 * 1024;

    private final CopyIn copy;
    private final StringBuilder buffer = new StringBuilder(BUFFER + 4_096);

    /** Begins to copy into {@code target}, a table with its list of columns, written in this package. */
    CopyRows(Connection connection, String target) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + target + " FROM STDIN");
    }

    /** Adds a row; texts hold neither tab, line end nor backslash. */
    void add(@Nullable Object... values) {
        for (var i = 0; i < values.length; i++) {
            if (i > 0) {
                buffer.append('\t');
            }
            var value = values[i];
            buffer.append(value == null ? "\\N" : value);
        }
        buffer.append('\n');
        if (buffer.length() >= BUFFER) {
            flush();
        }
    }

    private void flush() {
        var bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        buffer.setLength(0);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException e) {
            throw new IllegalStateException("The database took no more rows: " + e.getMessage(), e);
        }
    }

    /** Sends what is left and returns the number of rows. */
    long finish() throws SQLException {
        flush();
        return copy.endCopy();
    }

    /** Gives up the rows, unless they were finished. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
