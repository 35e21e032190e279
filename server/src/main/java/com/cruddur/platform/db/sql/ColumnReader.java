package com.cruddur.platform.db.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a column of the current row as a Java type. */
@FunctionalInterface
interface ColumnReader {

    @Nullable Object read(ResultSet row, int column) throws SQLException;

    /** NULL is read as null; for a primitive type it is an error. */
    Map<Class<?>, ColumnReader> BY_TYPE = Map.ofEntries(
            Map.entry(String.class, ResultSet::getString),
            Map.entry(UUID.class, (row, column) -> row.getObject(column, UUID.class)),
            Map.entry(byte[].class, ResultSet::getBytes),
            Map.entry(OffsetDateTime.class, (row, column) -> row.getObject(column, OffsetDateTime.class)),
            Map.entry(Instant.class, (row, column) -> {
                var time = row.getObject(column, OffsetDateTime.class);
                return time == null ? null : time.toInstant();
            }),
            // in seconds
            Map.entry(Duration.class, nullable((row, column) -> Duration.ofSeconds(row.getLong(column)))),
            Map.entry(int.class, present(ResultSet::getInt)),
            Map.entry(long.class, present(ResultSet::getLong)),
            Map.entry(double.class, present(ResultSet::getDouble)),
            Map.entry(boolean.class, present(ResultSet::getBoolean)),
            Map.entry(Integer.class, nullable(ResultSet::getInt)),
            Map.entry(Long.class, nullable(ResultSet::getLong)),
            Map.entry(Double.class, nullable(ResultSet::getDouble)),
            Map.entry(Boolean.class, nullable(ResultSet::getBoolean)));

    /** @throws IllegalArgumentException when no column can be read as {@code type} */
    static ColumnReader of(Class<?> type) {
        if (type.isEnum()) {
            return ofEnum(type);
        }
        var reader = BY_TYPE.get(type);
        if (reader == null) {
            throw new IllegalArgumentException("No column is read as " + type.getName());
        }
        return reader;
    }

    /** The database stores the names of constants in lower case. */
    private static ColumnReader ofEnum(Class<?> type) {
        Map<String, Object> constants = Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(
                        constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT), Function.identity()));
        return (row, column) -> {
            var name = row.getString(column);
            var constant = name == null ? null : constants.get(name);
            if (name != null && constant == null) {
                throw new SQLException("%s has no constant for %s".formatted(type.getSimpleName(), name));
            }
            return constant;
        };
    }

    private static ColumnReader nullable(ColumnReader reader) {
        return (row, column) -> {
            var value = reader.read(row, column);
            return row.wasNull() ? null : value;
        };
    }

    private static ColumnReader present(ColumnReader reader) {
        return (row, column) -> {
            var value = reader.read(row, column);
            if (row.wasNull()) {
                throw new SQLException(
                        "The column %s is NULL".formatted(row.getMetaData().getColumnLabel(column)));
            }
            return value;
        };
    }
}
