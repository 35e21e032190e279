package com.cruddur.doctor;

import com.cruddur.doctor.Finding.Broken;
import com.cruddur.doctor.Finding.Good;
import com.cruddur.doctor.Finding.Skipped;
import com.cruddur.doctor.Finding.Warning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;

/** Checks that what the migrations created is still there: somebody may have changed it by hand. */
final class SchemaChecks {

    private static final String CURE =
            "have the owner create it again as db/schema.sql has it, or enable it (ALTER TABLE … ENABLE TRIGGER ALL, VALIDATE CONSTRAINT)";

    private final Supplier<Finding> migrations;

    /** @param migrations whether the schema's version is that of this Cruddur */
    SchemaChecks(Supplier<Finding> migrations) {
        this.migrations = migrations;
    }

    Finding schema(DoctorSql sql) {
        if (!(migrations.get() instanceof Good)) {
            return new Skipped("the migrations are not those of this Cruddur");
        }
        var present = new HashSet<>(sql.schemaObjects());
        var missing =
                expected().stream().filter(name -> !present.contains(name)).toList();
        if (missing.isEmpty()) {
            return new Good("every table, column, constraint, index and function of the migrations is there");
        }
        var words = "not there as the migrations made it: " + FindingText.some(missing);
        // Without an index that is not unique queries are slow; without anything else they fail, or rows are wrong.
        return missing.stream().allMatch(name -> name.startsWith("index "))
                ? new Warning(words, CURE)
                : new Broken(words, CURE);
    }

    /** A line for each object, as {@code DoctorSql/schemaObjects.sql} lists them of a new database; a test compares. */
    static List<String> expected() {
        try (var lines = SchemaChecks.class.getResourceAsStream("schema-objects.txt")) {
            if (lines == null) {
                throw new IllegalStateException("schema-objects.txt is missing from the jar");
            }
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
