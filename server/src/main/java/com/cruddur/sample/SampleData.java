package com.cruddur.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/** The two people and the post of {@code db/seed.sql}, which everybody starts with. */
public final class SampleData {

    private SampleData() {}

    /** Puts the rows in where they are missing, in one transaction; doing it again changes nothing. */
    public static void insert(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(script());
        }
        connection.commit();
    }

    private static String script() {
        try (var stream = Objects.requireNonNull(SampleData.class.getResourceAsStream("seed.sql"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read seed.sql", e);
        }
    }
}
