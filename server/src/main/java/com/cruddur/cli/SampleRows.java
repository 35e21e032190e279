package com.cruddur.cli;

import com.cruddur.platform.db.connect.DatabaseUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;

/** The two people and the post of {@code db/seed.sql}, which a new installation contains. */
final class SampleRows {

    private SampleRows() {}

    /** Inserts the missing rows in one transaction. */
    static void insert(DatabaseUrl url) {
        try (var connection = url.connect("cruddur-seed")) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(script());
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("The sample rows could not be inserted: " + e.getMessage(), e);
        }
    }

    private static String script() {
        try (var stream = Objects.requireNonNull(SampleRows.class.getResourceAsStream("seed.sql"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
