package com.cruddur.platform.db.sql;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Binds a value to a parameter of a statement. */
@FunctionalInterface
interface ParameterBinder {

    void bind(PreparedStatement statement, int parameter, @Nullable Object value) throws SQLException;

    /**
     * Binders by type. NULL is bound with its type, because pgjdbc prepares a statement again when parameter types
     * change, as they would between signed-in and anonymous readers.
     */
    Map<Class<?>, ParameterBinder> BY_TYPE = Map.ofEntries(
            Map.entry(String.class, (statement, parameter, value) -> statement.setString(parameter, (String) value)),
            Map.entry(UUID.class, object("uuid")),
            Map.entry(OffsetDateTime.class, object("timestamptz")),
            Map.entry(byte[].class, (statement, parameter, value) -> statement.setBytes(parameter, (byte[]) value)),
            Map.entry(
                    int.class,
                    (statement, parameter, value) -> statement.setInt(parameter, (int) requireNonNull(value))),
            Map.entry(
                    long.class,
                    (statement, parameter, value) -> statement.setLong(parameter, (long) requireNonNull(value))),
            Map.entry(
                    double.class,
                    (statement, parameter, value) -> statement.setDouble(parameter, (double) requireNonNull(value))),
            Map.entry(
                    boolean.class,
                    (statement, parameter, value) -> statement.setBoolean(parameter, (boolean) requireNonNull(value))),
            Map.entry(Boolean.class, object("bool")),
            Map.entry(UUID[].class, array("uuid")),
            Map.entry(String[].class, array("text")));

    /** @throws IllegalArgumentException when no parameter is bound from {@code type} */
    static ParameterBinder of(Class<?> type) {
        var binder = BY_TYPE.get(type);
        if (binder == null) {
            throw new IllegalArgumentException("No parameter is bound from " + type.getName());
        }
        return binder;
    }

    private static ParameterBinder object(String type) {
        return (statement, parameter, value) -> {
            if (value == null) {
                statement.setNull(parameter, Types.OTHER, type);
            } else {
                statement.setObject(parameter, value);
            }
        };
    }

    private static ParameterBinder array(String type) {
        return (statement, parameter, value) -> {
            Connection connection = statement.getConnection();
            statement.setArray(parameter, connection.createArrayOf(type, (Object[]) value));
        };
    }
}
