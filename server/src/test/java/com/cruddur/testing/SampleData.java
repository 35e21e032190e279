package com.cruddur.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The large data set of {@code bench/sample-data.sql}. */
public final class SampleData {

    private static final String END = "COMMIT;\n";

    private SampleData() {}

    /** Inserts it, by the driver in place of psql. */
    public static void insert(TestDatabase database, int users, int activities) {
        var script = script().replaceAll("(?m)^\\\\.*$", "")
                .replaceAll("(?<!:):users\\b", Integer.toString(users))
                .replaceAll("(?<!:):activities\\b", Integer.toString(activities));
        var end = script.indexOf(END) + END.length();
        database.execute(script.substring(0, end));
        database.execute(script.substring(end)); // VACUUM, which runs in no transaction
    }

    private static String script() {
        try {
            return Files.readString(Path.of(System.getProperty("checkout"), "bench/sample-data.sql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
